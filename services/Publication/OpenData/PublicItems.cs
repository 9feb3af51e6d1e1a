using System.Runtime.CompilerServices;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.OpenData;

/// <summary>A publication with its items.</summary>
/// <param name="Publication">What is public of the catalogue; its current snapshot is there.</param>
/// <param name="Items">In the order of the table.</param>
public sealed record PublicTable(Publication Publication, IReadOnlyList<CatalogueItem> Items);

/// <summary>Reads what is public item by item.</summary>
public sealed class PublicItems(IDocuments<Publication> publications, PublicationReader reader)
{
    private const int Page = 100;

    /// <summary>One item that is public now.</summary>
    /// <exception cref="RequestException">There is no such item, or it is not public any more.</exception>
    public async Task<(Publication Publication, CatalogueItem Item)> GetAsync(string catalogueId, string itemId, CancellationToken cancellation)
    {
        var publication = await reader.GetAsync(catalogueId, cancellation);
        return await TableAsync(publication, cancellation) is { } table && table.Items.FirstOrDefault(item => item.Id == itemId) is { } item
            ? (publication, item)
            : throw Refused.NotFound("公开事项", itemId);
    }

    /// <summary>The items of a catalogue that are public now, by id; none when nothing of it is.</summary>
    public async Task<IReadOnlyDictionary<string, CatalogueItem>> TableAsync(string catalogueId, CancellationToken cancellation)
    {
        var publication = (await publications.FindAsync(catalogueId, cancellation))?.Value;
        var table = publication is null ? null : await TableAsync(publication, cancellation);
        return (table?.Items ?? []).ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>All that is public, by catalogue id.</summary>
    /// <param name="division">Only this division and what lies within; empty means all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<PublicTable> AllAsync(string division, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var publication in PublicationsAsync(division, cancellation))
        {
            if (await TableAsync(publication, cancellation) is { } table)
            {
                yield return table;
            }
        }
    }

    /// <summary>All publications that have a current snapshot, by catalogue id.</summary>
    public async IAsyncEnumerable<Publication> PublicationsAsync(string division, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
        {
            if (publication.Value.Current is not null && publication.Id.StartsWith(division, StringComparison.Ordinal))
            {
                yield return publication.Value;
            }
        }
    }

    /// <summary>The table of a publication as it was read; null when nothing is public of it, or it was withdrawn since.</summary>
    public async Task<PublicTable?> TableAsync(Publication publication, CancellationToken cancellation)
    {
        if (publication.Current is not { } current)
        {
            return null;
        }

        // Empty when it was withdrawn since it was read.
        var (view, items) = await reader.GetSnapshotAsync(publication.CatalogueId, current.Number, cancellation);
        return view.Withdrawal is null ? new(publication, V1.Snapshot.Parser.ParseFrom(items).Items) : null;
    }
}
