using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Publications.Following;

/// <summary>Versions of catalogues as the Catalogue service shows them to everyone.</summary>
public sealed class CatalogueVersions(CatalogueService.CatalogueServiceClient catalogues)
{
    private const int PageSize = 200;

    /// <summary>A version with its items; null when it is not public, which includes one that was taken back.</summary>
    public async Task<CatalogueVersion?> FindWithItemsAsync(string catalogueId, int number, CancellationToken cancellation)
    {
        try
        {
            return await catalogues.GetVersionAsync(
                new GetVersionRequest { CatalogueId = catalogueId, Number = number }, cancellationToken: cancellation);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// A withdrawn version without its items: number, title, times and reason stay public in the list of versions after GetVersion has
    /// ceased to answer.
    /// </summary>
    /// <exception cref="InvalidOperationException">The list does not show it as withdrawn, though an event or GetVersion says so.</exception>
    public async Task<CatalogueVersion> GetWithdrawnAsync(string catalogueId, int number, CancellationToken cancellation)
    {
        var request = new ListVersionsRequest { CatalogueId = catalogueId, PageSize = PageSize };
        do
        {
            var page = await catalogues.ListVersionsAsync(request, cancellationToken: cancellation);
            if (page.Versions.FirstOrDefault(version => version.Number == number) is { } found)
            {
                return found.State == VersionState.Withdrawn
                    ? found
                    : throw new InvalidOperationException($"version {number} of {catalogueId} is listed as {found.State} instead of withdrawn");
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        throw new InvalidOperationException($"version {number} of {catalogueId} is not listed");
    }
}
