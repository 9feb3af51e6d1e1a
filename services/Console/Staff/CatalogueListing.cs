using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Staff;

/// <summary>Lists that the services answer in pages, read to their end.</summary>
public sealed class CatalogueListing(
    StaffSession session,
    CatalogueService.CatalogueServiceClient catalogues,
    ReviewService.ReviewServiceClient reviews,
    DerivationService.DerivationServiceClient derivations)
{
    /// <summary>Every catalogue that the member may see, without items.</summary>
    public async Task<IReadOnlyList<Catalogue>> CataloguesAsync()
    {
        var all = await Pages.AllAsync(
            token => session.CallAsync(headers => catalogues.ListCataloguesAsync(new() { PageSize = 200, PageToken = token }, headers)),
            page => page.Catalogues,
            page => page.NextPageToken);

        return all;
    }

    /// <summary>What waits for the member.</summary>
    public async Task<IReadOnlyList<PendingReview>> ReviewsAsync()
    {
        var all = await Pages.AllAsync(
            token => session.CallAsync(headers => reviews.ListPendingReviewsAsync(new() { PageSize = 200, PageToken = token }, headers)),
            page => page.Reviews,
            page => page.NextPageToken);

        return all;
    }

    /// <summary>Derived catalogues that lag behind their upstream.</summary>
    public async Task<IReadOnlyList<UpstreamChange>> UpstreamChangesAsync()
    {
        var all = await Pages.AllAsync(
            token => session.CallAsync(headers => derivations.ListUpstreamChangesAsync(new() { PageSize = 200, PageToken = token }, headers)),
            page => page.Changes,
            page => page.NextPageToken);

        return all;
    }
}
