using Microsoft.Extensions.Caching.Memory;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Reading;

/// <summary>
/// Answers what is public. The publication is read first and alone decides: a snapshot that is stored but not released yet is not
/// there, and one that was taken back has no table. Snapshots and their tables never change, so those that are asked for often stay in memory;
/// the publication is read for each answer, so what is withdrawn is gone at once.
/// </summary>
public sealed class PublicationReader(
    IDocuments<Publication> publications, IDocuments<Snapshot> snapshots, IDocuments<SnapshotContent> contents) : IDisposable
{
    private const long LargestCache = 24 * 1024 * 1024;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = LargestCache });

    private const int AtOnce = 1000;

    /// <summary>Publications with a current snapshot, by catalogue id.</summary>
    /// <param name="division">Only this division; empty means all.</param>
    /// <param name="domain">Only this domain; empty means all.</param>
    /// <param name="page">The page.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The page and the token of the next one, empty on the last.</returns>
    public async Task<(IReadOnlyList<Publication> Page, string NextToken)> ListAsync(
        string division, string domain, PageRequest page, CancellationToken cancellation)
    {
        var query = new DocumentQuery { After = page.After, Limit = page.Size + 1 }.And("current", KeyRelation.Exists, true);
        query = division.Length > 0 ? query.And("division", division) : query;
        query = domain.Length > 0 ? query.And("domain", domain) : query;
        var (found, next) = page.Cut(await publications.QueryAsync(query, cancellation), stored => new QueryPlace(stored.Id, stored.Id));
        return ([.. found.Select(stored => stored.Value)], next);
    }

    /// <summary>What is public of a catalogue now.</summary>
    /// <exception cref="RequestException">Nothing of it was ever public.</exception>
    public async Task<Publication> GetAsync(string catalogueId, CancellationToken cancellation) =>
        (await publications.FindAsync(catalogueId, cancellation))?.Value ?? throw Refused.NotFound("已发布的标准目录", catalogueId);

    /// <summary>Snapshots of a catalogue, newest first.</summary>
    /// <exception cref="RequestException">Nothing of it was ever public.</exception>
    public async Task<(IReadOnlyList<SnapshotView> Page, string NextToken)> ListSnapshotsAsync(
        string catalogueId, PageRequest page, CancellationToken cancellation)
    {
        var publication = await GetAsync(catalogueId, cancellation);
        var query = new DocumentQuery { SortBy = "number", Descending = true, After = page.After, Limit = page.Size + 1 }
            .And("catalogue", catalogueId)
            .And("number", KeyRelation.AtMost, (long)publication.Last);
        var (found, next) = page.Cut(
            await snapshots.QueryAsync(query, cancellation), stored => new QueryPlace((long)stored.Value.Number, stored.Id));
        return ([.. found.Select(stored => SnapshotView.Of(stored.Value, publication))], next);
    }

    /// <summary>The times in which snapshots of a catalogue were public, oldest first.</summary>
    /// <exception cref="RequestException">Nothing of it was ever public.</exception>
    public async Task<IReadOnlyList<PublicPeriod>> PeriodsAsync(string catalogueId, CancellationToken cancellation)
    {
        var publication = await GetAsync(catalogueId, cancellation);
        List<Snapshot> all = [];
        for (QueryPlace? after = null; ;)
        {
            var query = new DocumentQuery { SortBy = "number", After = after, Limit = AtOnce }
                .And("catalogue", catalogueId)
                .And("number", KeyRelation.AtMost, (long)publication.Last);
            var part = await snapshots.QueryAsync(query, cancellation);
            all.AddRange(part.Select(stored => stored.Value));
            if (part.Count < AtOnce)
            {
                return [.. PublicPeriods.Of(publication, all)];
            }

            after = new((long)part[^1].Value.Number, part[^1].Id);
        }
    }

    /// <summary>One snapshot without its table, as the public sees it.</summary>
    /// <exception cref="RequestException">It is not public and never was.</exception>
    public async Task<SnapshotView> ViewAsync(string catalogueId, int number, CancellationToken cancellation)
    {
        var publication = await GetAsync(catalogueId, cancellation);
        var id = Snapshot.IdOf(catalogueId, number);
        return number <= publication.Last && await snapshots.FindAsync(id, cancellation) is { } stored
            ? SnapshotView.Of(stored.Value, publication)
            : throw Refused.NotFound("发布快照", id);
    }

    /// <summary>One snapshot.</summary>
    /// <returns>The snapshot and its prepared items; no items after a withdrawal.</returns>
    /// <exception cref="RequestException">It is not public and never was.</exception>
    public async Task<(SnapshotView Snapshot, byte[] Items)> GetSnapshotAsync(string catalogueId, int number, CancellationToken cancellation)
    {
        var id = Snapshot.IdOf(catalogueId, number);
        if (cache.TryGetValue(id, out (Snapshot Snapshot, byte[] Items) known))
        {
            var seen = SnapshotView.Of(known.Snapshot, await GetAsync(catalogueId, cancellation));
            return (seen, seen.Withdrawal is null ? known.Items : []);
        }

        var view = await ViewAsync(catalogueId, number, cancellation);
        if (view.Withdrawal is not null)
        {
            return (view, []);
        }

        var items = (await contents.FindAsync(id, cancellation))?.Value.Items ?? throw Refused.NotFound("发布快照", id);
        cache.Set(id, (view.Snapshot, items), new MemoryCacheEntryOptions { Size = items.Length });
        return (view, items);
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();
}
