using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>The pending events of all collections, by stamp.</summary>
internal sealed class MongoPending(MongoCalls calls, HybridClock clock, EventSignal signal) : IPendingEvents
{
    private readonly ConcurrentDictionary<string, IMongoCollection<BsonDocument>> collections = new(StringComparer.Ordinal);

    /// <summary>Reads this collection too.</summary>
    public void Include(IMongoCollection<BsonDocument> collection) => collections.TryAdd(collection.CollectionNamespace.CollectionName, collection);

    /// <inheritdoc/>
    /// <remarks>
    /// Collections are read one beside the other, so one reading may hold an event and lack its cause, which was written to a
    /// collection that had been read just before. A second reading, begun after the first, sees every cause of what the first saw. So what both agree on, up
    /// to the first disagreement, is complete.
    /// </remarks>
    public async Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var first = await PendingScan.ReadAsync(collections, limit, calls, clock, cancellation);
            if (first.Events.Count == 0)
            {
                return [];
            }

            var second = await PendingScan.ReadAsync(collections, limit, calls, clock, cancellation);
            var agreed = second.AgreedWith(first);
            if (agreed.Count > 0)
            {
                return [.. agreed.Take(limit)];
            }
        }
    }

    public Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation) => Task.WhenAll(events
        .GroupBy(e => e.Collection)
        .Select(group => calls.RunAsync(
            stop => collections[group.Key].BulkWriteAsync(
                group.GroupBy(e => e.DocumentId).Select(document => Removal(document.Key, document)), new BulkWriteOptions { IsOrdered = false }, stop),
            cancellation)));

    public Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(seen, atMost, cancellation);

    private static UpdateOneModel<BsonDocument> Removal(string document, IEnumerable<PendingEvent> events)
    {
        var logged = new BsonArray(events.Select(e => e.EventId.ToString("N")));
        var isLogged = new BsonDocument("$in", new BsonArray { $"$$this.{MongoPendingEvent.EventId}", logged });
        var left = new BsonDocument("$filter", new BsonDocument
        {
            { "input", $"${Envelope.Pending}" }, { "cond", new BsonDocument("$not", new BsonArray { isLogged }) },
        });
        var oldest = new BsonDocument("$first", $"${Envelope.Pending}.{MongoPendingEvent.Stamp}");

        // One update, so that an event that is written meanwhile is neither lost nor left without its stamp.
        var stages = new[]
        {
            new BsonDocument("$set", new BsonDocument(Envelope.Pending, left)),
            new BsonDocument("$set", new BsonDocument(Envelope.PendingStamp, new BsonDocument("$ifNull", new BsonArray { oldest, "$$REMOVE" }))),
        };
        return new(
            new BsonDocument { { Envelope.Id, document }, { $"{Envelope.Pending}.{MongoPendingEvent.EventId}", new BsonDocument("$in", logged) } },
            Builders<BsonDocument>.Update.Pipeline(PipelineDefinition<BsonDocument, BsonDocument>.Create(stages)));
    }
}
