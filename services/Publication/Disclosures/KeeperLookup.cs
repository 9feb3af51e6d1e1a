using System.Collections.Concurrent;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Disclosures;

/// <summary>
/// Who keeps which catalogue and what organisations are called, as the other services say it; an answer is used for half a minute, so that a
/// change of responsibility holds here that much later.
/// </summary>
public sealed class KeeperLookup(
    CatalogueService.CatalogueServiceClient catalogues, OrganisationService.OrganisationServiceClient organisations, TimeProvider clock)
{
    private const int Page = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (long At, CatalogueKeepers Keepers)> keepers = new(StringComparer.Ordinal);
    private volatile Tuple<long, IReadOnlyDictionary<string, Organisation>>? directory;

    /// <summary>Who keeps a catalogue.</summary>
    public async Task<CatalogueKeepers> OfAsync(string catalogueId, CancellationToken cancellation)
    {
        if (keepers.TryGetValue(catalogueId, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return known.Keepers;
        }

        var asked = clock.GetTimestamp();
        _ = CatalogueId.TryParse(catalogueId, out var id);
        var found = await catalogues.ListCataloguesAsync(new() { Division = id.Division, Domain = id.Domain }, cancellationToken: cancellation);
        var now = found.Catalogues.FirstOrDefault(one => one.Id == catalogueId) is { } catalogue
            ? new CatalogueKeepers(catalogue.ResponsibleOrganisationId, [.. catalogue.JoiningOrganisationIds])
            : new CatalogueKeepers("", []);
        keepers[catalogueId] = (asked, now);
        return now;
    }

    /// <summary>Whether an organisation is a district office.</summary>
    public async Task<bool> IsOfficeAsync(string organisationId, CancellationToken cancellation) =>
        (await DirectoryAsync(cancellation)).TryGetValue(organisationId, out var found) && found.Kind == OrganisationKind.Office;

    /// <summary>Whether organisations are known.</summary>
    public async Task<Func<string, bool>> KnownAsync(CancellationToken cancellation) => (await DirectoryAsync(cancellation)).ContainsKey;

    /// <summary>What an organisation is called; its id where it is not known.</summary>
    public async Task<Func<string, string>> NamesAsync(CancellationToken cancellation)
    {
        var known = await DirectoryAsync(cancellation);
        return id => known.TryGetValue(id, out var found) ? found.Name : id;
    }

    private async Task<IReadOnlyDictionary<string, Organisation>> DirectoryAsync(CancellationToken cancellation)
    {
        if (directory is { } known && clock.GetElapsedTime(known.Item1) < Fresh)
        {
            return known.Item2;
        }

        var asked = clock.GetTimestamp();
        var all = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var request = new ListOrganisationsRequest { PageSize = Page, IncludeDissolved = true };
        do
        {
            var page = await organisations.ListOrganisationsAsync(request, cancellationToken: cancellation);
            foreach (var one in page.Organisations)
            {
                all[one.Id] = one;
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        directory = new(asked, all);
        return all;
    }
}
