using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>One reading of a pending list of all collections.</summary>
/// <param name="Items">By stamp.</param>
/// <param name="Horizon">Above this stamp the reading may lack elements, because a collection had more than was asked for.</param>
internal sealed record PendingScan<TItem>(IReadOnlyList<(long Stamp, TItem Item)> Items, long Horizon)
{
    public static async Task<PendingScan<TItem>> ReadAsync(
        PendingList<TItem> list,
        IEnumerable<KeyValuePair<string, IMongoCollection<BsonDocument>>> collections,
        int limit,
        MongoCalls calls,
        HybridClock clock,
        CancellationToken cancellation)
    {
        var isThere = new BsonDocument(list.StampField, new BsonDocument("$exists", true));
        var byStamp = new BsonDocument(list.StampField, 1);
        var wanted = new BsonDocument { { list.Field, 1 }, { list.StampField, 1 } };
        var parts = await Task.WhenAll(collections.Select(entry => calls.RunAsync(
            async stop => Part(list, entry.Key, limit, await entry.Value.Find(isThere).Sort(byStamp).Limit(limit).Project(wanted).ToListAsync(stop)),
            cancellation)));
        var horizon = parts.Select(part => part.Horizon).DefaultIfEmpty(long.MaxValue).Min();

        // The sort is stable, so elements of one write stay in their order.
        var items = parts.SelectMany(part => part.Items).Where(e => e.Stamp <= horizon).OrderBy(e => e.Stamp).ToList();
        if (items.Count > 0)
        {
            clock.Observe(items[^1].Stamp);
        }

        return new(items, horizon);
    }

    /// <summary>The elements before the first one that only one of the two readings has.</summary>
    public IReadOnlyList<TItem> AgreedWith(PendingScan<TItem> earlier, Func<TItem, Guid> idOf)
    {
        var limit = Math.Min(Horizon, earlier.Horizon);
        var mine = Items.Where(e => e.Stamp <= limit).ToList();
        var theirs = earlier.Items.Where(e => e.Stamp <= limit).ToList();
        var both = mine.Select(e => idOf(e.Item)).Intersect(theirs.Select(e => idOf(e.Item))).ToHashSet();
        var differing = mine.Concat(theirs).Where(e => !both.Contains(idOf(e.Item))).Select(e => e.Stamp).DefaultIfEmpty(long.MaxValue).Min();
        return [.. mine.Where(e => e.Stamp < differing).Select(e => e.Item)];
    }

    private static PendingScan<TItem> Part(PendingList<TItem> list, string collection, int limit, List<BsonDocument> documents)
    {
        var items = new List<(long, TItem)>();
        foreach (var document in documents)
        {
            var stamp = 0L;
            foreach (var stored in document[list.Field].AsBsonArray.Cast<BsonDocument>())
            {
                // The elements of a document are in the order in which they were written, whatever the writers' clocks said.
                stamp = Math.Max(stamp, stored[PendingList.Stamp].ToInt64());
                items.Add((stamp, list.Read(stored, collection, document[Envelope.Id].AsString)));
            }
        }

        return new(items, documents.Count < limit ? long.MaxValue : documents[^1][list.StampField].ToInt64());
    }
}
