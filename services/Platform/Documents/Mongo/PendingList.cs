using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// A list inside documents whose elements wait to be taken elsewhere, events or records: how it is found, read in the order of causes
/// and emptied.
/// </summary>
/// <typeparam name="TItem">What waits.</typeparam>
/// <param name="Field">The field with the list.</param>
/// <param name="StampField">The field with the stamp of its oldest element; the document lacks it when the list is empty.</param>
/// <param name="Read">Reads an element, given the names of its collection and document.</param>
/// <param name="IdOf">Id of an element.</param>
internal sealed record PendingList<TItem>(string Field, string StampField, Func<BsonDocument, string, string, TItem> Read, Func<TItem, Guid> IdOf)
{
    /// <summary>Finds the few documents whose list is not empty.</summary>
    public CreateIndexModel<BsonDocument> Index { get; } = new(
        new BsonDocument(StampField, 1),
        new CreateIndexOptions<BsonDocument> { Name = StampField, PartialFilterExpression = new BsonDocument(StampField, new BsonDocument("$exists", true)) });

    /// <summary>Takes elements out of the list of a document, in one update, so that one that is written meanwhile is neither lost nor left without its stamp.</summary>
    public UpdateOneModel<BsonDocument> Removal(string document, IEnumerable<TItem> items)
    {
        var taken = new BsonArray(items.Select(item => IdOf(item).ToString("N")));
        var isTaken = new BsonDocument("$in", new BsonArray { $"$$this.{PendingList.Id}", taken });
        var left = new BsonDocument("$filter", new BsonDocument
        {
            { "input", $"${Field}" }, { "cond", new BsonDocument("$not", new BsonArray { isTaken }) },
        });
        var oldest = new BsonDocument("$first", $"${Field}.{PendingList.Stamp}");
        var stages = new[]
        {
            new BsonDocument("$set", new BsonDocument(Field, left)),
            new BsonDocument("$set", new BsonDocument(StampField, new BsonDocument("$ifNull", new BsonArray { oldest, "$$REMOVE" }))),
        };
        return new(
            new BsonDocument { { Envelope.Id, document }, { $"{Field}.{PendingList.Id}", new BsonDocument("$in", taken) } },
            Builders<BsonDocument>.Update.Pipeline(PipelineDefinition<BsonDocument, BsonDocument>.Create(stages)));
    }
}

/// <summary>The two lists, and names that their elements share.</summary>
internal static class PendingList
{
    /// <summary>Of an element: its id.</summary>
    public const string Id = "event";

    /// <summary>Of an element: its place among all writes.</summary>
    public const string Stamp = "stamp";

    /// <summary>Events not yet logged.</summary>
    public static PendingList<Events.PendingEvent> Events { get; } =
        new(Envelope.Pending, Envelope.PendingStamp, MongoPendingEvent.Read, happened => happened.EventId);

    /// <summary>Records not yet in the chain.</summary>
    public static PendingList<Audit.PendingRecord> Records { get; } =
        new(Envelope.Records, Envelope.RecordsStamp, MongoPendingRecord.Read, pending => pending.Record.Id);
}
