using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;

namespace OpenGov.Screens.Portal;

/// <summary>What the public pages show, read from the services that keep it.</summary>
/// <param name="publications">Publication.</param>
/// <param name="domains">Department: domains.</param>
/// <param name="organisations">Department: organisations.</param>
public sealed class PublicReading(
    PublicationService.PublicationServiceClient publications,
    DomainService.DomainServiceClient domains,
    OrganisationService.OrganisationServiceClient organisations)
{
    /// <summary>Every publication that is public now, by division and then by domain.</summary>
    public async Task<IReadOnlyList<DivisionPublications>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<Publication>();
        for (var token = ""; ;)
        {
            var page = await publications.ListPublicationsAsync(new() { PageSize = 200, PageToken = token }, cancellationToken: cancellation);
            all.AddRange(page.Publications.Where(publication => publication.CurrentSnapshot > 0));
            token = page.NextPageToken;
            if (token.Length == 0)
            {
                break;
            }
        }

        var names = await NamesAsync(cancellation);
        return
        [
            .. all.GroupBy(publication => publication.Division)
                .OrderBy(group => group.Key.Length)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new DivisionPublications(
                    group.Key,
                    names.Division(group.Key),
                    [
                        .. group.OrderBy(publication => publication.Domain, StringComparer.Ordinal)
                            .Select(publication => new DomainPublication(names.Domain(publication.Domain), publication)),
                    ])),
        ];
    }

    /// <summary>Names of domains and divisions.</summary>
    public async Task<PublicNames> NamesAsync(CancellationToken cancellation)
    {
        var names = (await domains.ListDomainsAsync(new() { PageSize = 200 }, cancellationToken: cancellation)).Domains
            .ToDictionary(domain => domain.Code, domain => domain.Name);
        var divisions = (await organisations.ListOrganisationsAsync(new() { PageSize = 200 }, cancellationToken: cancellation)).Organisations
            .Where(organisation => organisation.Kind is OrganisationKind.Office or OrganisationKind.Street or OrganisationKind.Town)
            .GroupBy(organisation => organisation.Division)
            .ToDictionary(group => group.Key, group => NameOf(group.First()));
        return new(names, divisions);
    }

    /// <summary>A snapshot and the list of all snapshots of its catalogue; null when there is none.</summary>
    /// <param name="catalogueId">The catalogue.</param>
    /// <param name="number">Its number; null means the current one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<CatalogueView?> FindAsync(string catalogueId, int? number, CancellationToken cancellation)
    {
        try
        {
            var publication = await publications.GetPublicationAsync(new() { CatalogueId = catalogueId }, cancellationToken: cancellation);
            var history = (await publications.ListSnapshotsAsync(new() { CatalogueId = catalogueId, PageSize = 200 }, cancellationToken: cancellation)).Snapshots;
            var wanted = number ?? publication.CurrentSnapshot;
            var snapshot = wanted == 0
                ? null
                : await publications.GetSnapshotAsync(new() { CatalogueId = catalogueId, Number = wanted }, cancellationToken: cancellation);
            return new(publication, snapshot, history);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return null;
        }
    }

    private static string NameOf(Organisation organisation) => organisation.Kind == OrganisationKind.Office
        ? organisation.FullName.Replace("人民政府办公室", "", StringComparison.Ordinal)
        : organisation.Name;
}

/// <summary>What is public of one division.</summary>
/// <param name="Division">Division code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Publications">By domain.</param>
public sealed record DivisionPublications(string Division, string Name, IReadOnlyList<DomainPublication> Publications);

/// <summary>What is public of one domain.</summary>
/// <param name="Name">Name of the domain.</param>
/// <param name="Publication">The publication.</param>
public sealed record DomainPublication(string Name, Publication Publication);

/// <summary>A catalogue as a page shows it.</summary>
/// <param name="Publication">What is public now.</param>
/// <param name="Snapshot">The snapshot shown; null when nothing is public now.</param>
/// <param name="History">All snapshots, newest first.</param>
public sealed record CatalogueView(Publication Publication, Snapshot? Snapshot, IReadOnlyList<Snapshot> History);
