using Grpc.Core;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Catalogues.Oversight;

/// <summary>Who submitted, agreed, decided and published has an account. The Department service is asked as the caller, who must be allowed to see members.</summary>
internal sealed class DecidersCheck(
    IDocuments<CatalogueVersion> versions, DirectoryCopy directory, OrganisationService.OrganisationServiceClient department, TokenSettings tokens) : ISelfCheck
{
    private const int MembersAtOnce = 200;

    private static readonly HashSet<StepKind> Deciding =
    [
        StepKind.Submitted, StepKind.StageApproved, StepKind.Approved, StepKind.Returned, StepKind.Consented, StepKind.Objected,
        StepKind.Published, StepKind.Withdrawn, StepKind.EmergencyPublished, StepKind.EmergencyConfirmed,
    ];

    public string Id => "deciders";

    public string Explanation => "提交、会签、审核、发布、撤回的经办人都有账号";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        if (asked.Authorization is not { } authorization)
        {
            findings.Skip("要向部门服务查询成员，请登录后通过接口自检");
            return;
        }

        if (tokens.Issuer != TokenClaims.DefaultIssuer)
        {
            findings.Skip("账号由外部身份系统管理");
            return;
        }

        try
        {
            var members = await MembersAsync(new() { { "authorization", authorization } }, cancellation);
            await foreach (var stored in versions.ReadAllAsync(StoredVersions.Page, cancellation))
            {
                foreach (var step in stored.Value.Steps.Where(step => Deciding.Contains(step.Kind)))
                {
                    findings.Looked();
                    findings.Require(members.Contains(step.Actor), $"版本 {stored.Id} 的经办人 {step.Actor} 没有账号");
                }
            }
        }
        catch (Exception e) when (e is RpcException or RequestException { Reason: Reason.Unavailable })
        {
            findings.Skip("部门服务没有答复：" + ((e as RpcException is { } rpc ? RemoteRefusal.From(rpc)?.Message : null) ?? e.Message));
        }
    }

    private async Task<HashSet<string>> MembersAsync(Metadata headers, CancellationToken cancellation)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var organisation in (await directory.CurrentAsync(cancellation)).Organisations)
        {
            var request = new ListMembersRequest { OrganisationId = organisation.Id, PageSize = MembersAtOnce };
            do
            {
                var page = await department.ListMembersAsync(request, headers, cancellationToken: cancellation);
                members.UnionWith(page.Members.Select(member => member.Username));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }

        return members;
    }
}
