using System.Globalization;
using MongoDB.Bson;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A pending event inside a document.</summary>
internal static class MongoPendingEvent
{
    public static BsonDocument Write(PendingEvent pending, long stamp)
    {
        var stored = new BsonDocument
        {
            { PendingList.Id, pending.EventId.ToString("N") },
            { PendingList.Stamp, stamp },
            { "type", pending.Type },
            { "subject", pending.Subject },
            { "at", pending.OccurredAt.ToString("O", CultureInfo.InvariantCulture) },
            { "json", pending.Json },
        };
        return pending.TraceParent is { } trace ? stored.Add("trace", trace) : stored;
    }

    public static PendingEvent Read(BsonDocument stored, string collection, string document) => new(
        Guid.ParseExact(stored[PendingList.Id].AsString, "N"),
        stored["type"].AsString,
        stored["subject"].AsString,
        DateTimeOffset.ParseExact(stored["at"].AsString, "O", CultureInfo.InvariantCulture),
        stored["json"].AsString,
        stored.TryGetValue("trace", out var trace) ? trace.AsString : null,
        collection,
        document);
}
