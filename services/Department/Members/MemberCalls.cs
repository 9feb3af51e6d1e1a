using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Members;

/// <summary>The calls about members: check, decide, write, answer.</summary>
internal sealed class MemberCalls(
    IDocuments<Account> accounts,
    IDocuments<Organisation> organisations,
    DocumentCommands<Account> commands,
    PasswordHashing hashing,
    RevokedSessions revoked,
    TimeProvider time)
{
    public async Task<Wire.ListMembersResponse> ListAsync(Wire.ListMembersRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Organisation("organisationId", request.OrganisationId);
        check.PageSize(request.PageSize);
        check.ThrowIfAny();
        await RequireMaySeeAsync(caller, request.OrganisationId, cancellation);

        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListMembers", request.OrganisationId);
        var query = AccountDocument.Of(AccountKind.Member).And(AccountDocument.OrganisationKey, request.OrganisationId) with
        {
            Limit = page.Size + 1,
            After = page.After,
        };
        var (found, next) = page.Cut(await accounts.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Members = { found.Select(MemberMapping.ToWire) }, NextPageToken = next };
    }

    public async Task<Wire.Member> CreateAsync(Wire.CreateMemberRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Member ?? new();
        var draft = given.ToDraft(request.OrganisationId);
        var check = new InputCheck();
        MemberRules.Check(check, draft, given.OrganisationId, request.Password);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        var organisation = draft.OrganisationId == OrganisationRules.SystemId ? null : await FindAsync(draft.OrganisationId, cancellation);
        MemberRules.CheckStanding(check, organisation);
        check.ThrowIfAny();
        return await commands.CreateAsync(
            draft.Username,
            Command(request, caller),
            _ => Refused.AlreadyExists("账号", draft.Username),
            () => new Changed<Account, Wire.Member>(
                Membership.Add(draft, hashing.Hash(request.Password), time.GetUtcNow()), [], MemberMapping.ToWire),
            cancellation);
    }

    public async Task<Wire.Member> UpdateAsync(Wire.UpdateMemberRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Member ?? new();
        var check = new InputCheck();
        var fields = FieldSelection.Of(check, request.UpdateMask, "name", "roles", "disabled");
        var change = given.ToChange(fields);
        check.Organisation("member.organisationId", given.OrganisationId);
        check.Account("member.username", given.Username);
        MemberRules.Check(check, change, given.OrganisationId);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();

        var answer = await commands.ChangeAsync(
            given.Username,
            CommandRequest.Of(caller, request.RequestId, "UpdateMember", request),
            () => Missing(given.Username),
            stored =>
            {
                if (stored.Value.Kind != AccountKind.Member || stored.Value.OrganisationId != given.OrganisationId)
                {
                    throw Missing(given.Username);
                }

                stored.RequireRevision(request.Revision);
                return new Changed<Account, Wire.Member>(
                    Membership.Change(stored.Value, change, caller.Username, time.GetUtcNow()), [], MemberMapping.ToWire);
            },
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    // The identity of a request is stored, so it must not make the password easier to guess than its hash does.
    private CommandRequest Command(Wire.CreateMemberRequest request, Caller caller)
    {
        var identified = request.Clone();
        identified.Password = hashing.Fingerprint(request.Password, request.RequestId);
        return CommandRequest.Of(caller, request.RequestId, "CreateMember", identified);
    }

    private async Task RequireMaySeeAsync(Caller caller, string organisationId, CancellationToken cancellation)
    {
        if (caller.OrganisationId == organisationId)
        {
            return;
        }

        var isAdministrator = caller.HasAny(Governance.Administrator);
        if (isAdministrator && organisationId == OrganisationRules.SystemId)
        {
            return;
        }

        if (isAdministrator || caller.HasAny(Governance.Office))
        {
            var organisation = await FindAsync(organisationId, cancellation);
            if (isAdministrator || caller.IsOfficeOf(organisation.Division))
            {
                return;
            }
        }

        throw new RequestException(
            Reason.NotResponsible, "只能查看本单位的成员；区政府办公室可以查看本区各单位，系统管理员可以查看全部。");
    }

    private async Task<Organisation> FindAsync(string organisationId, CancellationToken cancellation) =>
        (await organisations.FindAsync(organisationId, cancellation) ?? throw Refused.NotFound("机构", organisationId)).Value;

    private static RequestException Missing(string username) => Refused.NotFound("成员", username);
}
