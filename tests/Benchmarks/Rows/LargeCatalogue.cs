using Grpc.Core;
using OpenGov.Benchmarks.Servers;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Benchmarks.Rows;

/// <summary>A published catalogue of about 30 KB, brought on its way as people do: filled up, submitted, approved at every stage, published.</summary>
public static class LargeCatalogue
{
    /// <summary>Makes it out of the last catalogue that one department keeps alone.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> PublishAsync(OurServer ours)
    {
        var domain = (await ours.Domains.ListDomainsAsync(new() { PageSize = 200 })).Domains.Last(domain => domain.JoiningOrganisationIds.Count == 0);
        var desk = domain.LeadOrganisationId["610116-".Length..];
        var editor = await ours.SignInAsync(desk + ".editor");
        var id = $"610116-{domain.Code}";
        var draft = await Drafts.FillAsync(ours, id, editor);
        var version = await ours.Reviews.SubmitDraftAsync(
            new() { CatalogueId = id, Revision = draft.Revision, RequestId = $"{Guid.NewGuid()}" }, editor);

        // Whoever decides at a stage may not decide at the next one.
        Metadata[] deciders = await Task.WhenAll(ours.SignInAsync(desk + ".reviewer"), ours.SignInAsync(desk + ".leader"), ours.SignInAsync("bgs.office"));
        foreach (var decider in deciders)
        {
            if (version.State == VersionState.Approved)
            {
                break;
            }

            version = await ours.Reviews.DecideDraftAsync(
                new()
                {
                    CatalogueId = id,
                    Decision = Decision.Approve,
                    Stage = version.Review.Stage,
                    Digest = version.Digest,
                    Revision = version.Revision,
                    RequestId = $"{Guid.NewGuid()}",
                },
                decider);
        }

        await ours.Reviews.PublishDraftAsync(
            new() { CatalogueId = id, Revision = version.Revision, RequestId = $"{Guid.NewGuid()}" }, deciders[^1]);
        return id;
    }
}
