using MongoDB.Bson;
using MongoDB.Driver;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>One reading of the pending events of all collections.</summary>
/// <param name="Events">By stamp.</param>
/// <param name="Horizon">Above this stamp the reading may lack events, because a collection had more than was asked for.</param>
internal sealed record PendingScan(IReadOnlyList<(long Stamp, PendingEvent Event)> Events, long Horizon)
{
    private static readonly BsonDocument HasEvents = new(Envelope.PendingStamp, new BsonDocument("$exists", true));
    private static readonly BsonDocument ByStamp = new(Envelope.PendingStamp, 1);
    private static readonly BsonDocument Wanted = new() { { Envelope.Pending, 1 }, { Envelope.PendingStamp, 1 } };

    public static async Task<PendingScan> ReadAsync(
        IEnumerable<KeyValuePair<string, IMongoCollection<BsonDocument>>> collections,
        int limit,
        MongoCalls calls,
        HybridClock clock,
        CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(collections.Select(entry => calls.RunAsync(
            async stop => Part(entry.Key, limit, await entry.Value.Find(HasEvents).Sort(ByStamp).Limit(limit).Project(Wanted).ToListAsync(stop)),
            cancellation)));
        var horizon = parts.Select(part => part.Horizon).DefaultIfEmpty(long.MaxValue).Min();

        // The sort is stable, so events of one write stay in their order.
        var events = parts.SelectMany(part => part.Events).Where(e => e.Stamp <= horizon).OrderBy(e => e.Stamp).ToList();
        if (events.Count > 0)
        {
            clock.Observe(events[^1].Stamp);
        }

        return new(events, horizon);
    }

    /// <summary>The events before the first one that only one of the two readings has.</summary>
    public IReadOnlyList<PendingEvent> AgreedWith(PendingScan earlier)
    {
        var limit = Math.Min(Horizon, earlier.Horizon);
        var mine = Events.Where(e => e.Stamp <= limit).ToList();
        var theirs = earlier.Events.Where(e => e.Stamp <= limit).ToList();
        var both = mine.Select(e => e.Event.EventId).Intersect(theirs.Select(e => e.Event.EventId)).ToHashSet();
        var differing = mine.Concat(theirs).Where(e => !both.Contains(e.Event.EventId)).Select(e => e.Stamp).DefaultIfEmpty(long.MaxValue).Min();
        return [.. mine.Where(e => e.Stamp < differing).Select(e => e.Event)];
    }

    private static PendingScan Part(string collection, int limit, List<BsonDocument> documents)
    {
        var events = new List<(long, PendingEvent)>();
        foreach (var document in documents)
        {
            var stamp = 0L;
            foreach (var stored in document[Envelope.Pending].AsBsonArray.Cast<BsonDocument>())
            {
                // The events of a document are in the order in which they were written, whatever the writers' clocks said.
                stamp = Math.Max(stamp, stored[MongoPendingEvent.Stamp].ToInt64());
                events.Add((stamp, MongoPendingEvent.Read(stored, collection, document[Envelope.Id].AsString)));
            }
        }

        return new(events, documents.Count < limit ? long.MaxValue : documents[^1][Envelope.PendingStamp].ToInt64());
    }
}
