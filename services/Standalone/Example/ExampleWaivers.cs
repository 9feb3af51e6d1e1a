using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Standalone.Example;

/// <summary>
/// Gives the reasons for what the checks warn of in the example's tables and what is right all the same. Only for the rules named here:
/// any other warning stops the loading, so that the tables stay as good as the rules ask.
/// </summary>
internal static class ExampleWaivers
{
    private const int AtOnce = 200;

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["time-limit-not-understood"] = "沿用行业指引的期限写法，到期日由经办人员按原文掌握。",
        ["basis-unknown"] = "示例依据尚未全部录入依据库，名称和文号已经核对。",
    };

    /// <summary>Waives them in the draft of a catalogue; repeating it changes nothing.</summary>
    /// <param name="drafts">The service.</param>
    /// <param name="id">The catalogue.</param>
    /// <param name="editor">Credentials of an editor.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task GiveAsync(DraftService.DraftServiceClient drafts, string id, Metadata editor, CancellationToken cancellation)
    {
        var open = new List<Finding>();
        var request = new CheckDraftRequest { CatalogueId = id, Severity = FindingSeverity.Warning, PageSize = AtOnce };
        do
        {
            var page = await drafts.CheckDraftAsync(request, editor, cancellationToken: cancellation);
            open.AddRange(page.Findings.Where(finding => finding.Waiver is null && Reasons.ContainsKey(finding.Rule)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        foreach (var ofRule in open.GroupBy(finding => finding.Rule))
        {
            foreach (var some in ofRule.Chunk(AtOnce))
            {
                await drafts.WaiveFindingsAsync(
                    new()
                    {
                        CatalogueId = id,
                        FindingIds = { some.Select(finding => finding.Id) },
                        Reason = Reasons[ofRule.Key],
                        RequestId = ExampleClients.RequestId($"waive {some[0].Id}"),
                    },
                    editor,
                    cancellationToken: cancellation);
            }
        }
    }
}
