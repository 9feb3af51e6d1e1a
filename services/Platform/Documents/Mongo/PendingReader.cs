using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>Reads and empties a list of all collections, by stamp.</summary>
internal sealed class PendingReader<TItem>(PendingList<TItem> list, MongoCalls calls, HybridClock clock)
{
    private readonly ConcurrentDictionary<string, IMongoCollection<BsonDocument>> collections = new(StringComparer.Ordinal);

    /// <summary>Reads this collection too.</summary>
    public void Include(IMongoCollection<BsonDocument> collection) => collections.TryAdd(collection.CollectionNamespace.CollectionName, collection);

    /// <summary>The oldest elements.</summary>
    /// <remarks>
    /// Collections are read one beside the other, so one reading may hold an element and lack its cause, which was written to a
    /// collection that had been read just before. A second reading, begun after the first, sees every cause of what the first saw. So what both agree on, up
    /// to the first disagreement, is complete.
    /// </remarks>
    public async Task<IReadOnlyList<TItem>> ReadAsync(int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var first = await PendingScan<TItem>.ReadAsync(list, collections, limit, calls, clock, cancellation);
            if (first.Items.Count == 0)
            {
                return [];
            }

            var second = await PendingScan<TItem>.ReadAsync(list, collections, limit, calls, clock, cancellation);
            var agreed = second.AgreedWith(first, list.IdOf);
            if (agreed.Count > 0)
            {
                return [.. agreed.Take(limit)];
            }
        }
    }

    /// <summary>Takes elements out of their documents; of a collection that is not known here nothing.</summary>
    /// <param name="items">Each with its collection and document.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task RemoveAsync(IEnumerable<(string Collection, string Document, TItem Item)> items, CancellationToken cancellation) => Task.WhenAll(items
        .GroupBy(item => item.Collection)
        .Where(group => collections.ContainsKey(group.Key))
        .Select(group => calls.RunAsync(
            stop => collections[group.Key].BulkWriteAsync(
                group.GroupBy(item => item.Document).Select(document => list.Removal(document.Key, document.Select(item => item.Item))),
                new BulkWriteOptions { IsOrdered = false },
                stop),
            cancellation)));
}
