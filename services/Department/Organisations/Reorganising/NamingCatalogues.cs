using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Asks the Catalogue service which published items name an organisation.</summary>
internal sealed class NamingCatalogues(SubjectService.SubjectServiceClient subjects, ILogger<NamingCatalogues> logger)
{
    /// <summary>How many items of which catalogue name one of the organisations; null when it cannot be asked.</summary>
    public async Task<IReadOnlyDictionary<string, NamingCount>?> CountAsync(IEnumerable<string> organisations, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, NamingCount>(StringComparer.Ordinal);
        try
        {
            foreach (var organisation in organisations)
            {
                await AddAsync(counts, organisation, cancellation);
            }

            return counts;
        }
        catch (Exception failure) when (failure is RpcException or RequestException { Reason: Reason.Unavailable } && !cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failure, "the Catalogue service cannot be asked which items name an organisation");
            return null;
        }
    }

    private async Task AddAsync(Dictionary<string, NamingCount> counts, string organisation, CancellationToken cancellation)
    {
        var request = new ListSubjectItemsRequest { OrganisationId = organisation };
        do
        {
            ListSubjectItemsResponse page;
            try
            {
                page = await subjects.ListSubjectItemsAsync(request, cancellationToken: cancellation);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                // Its copy of the directory does not know the organisation yet, so nothing names it.
                return;
            }

            foreach (var catalogue in page.Catalogues)
            {
                var before = counts.GetValueOrDefault(catalogue.CatalogueId)?.Items ?? 0;
                counts[catalogue.CatalogueId] = new(catalogue.Version, before + catalogue.Items.Count);
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }
}

/// <summary>Items of a catalogue that name an organisation.</summary>
/// <param name="Version">The published version.</param>
/// <param name="Items">How many.</param>
internal sealed record NamingCount(int Version, int Items);
