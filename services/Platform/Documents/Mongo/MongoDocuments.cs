using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A collection in MongoDB.</summary>
internal sealed class MongoDocuments<T>(
    DocumentType<T> type,
    IMongoDatabase database,
    IMongoSetup setup,
    MongoCalls calls,
    HybridClock clock,
    EventSignal signal,
    TimeProvider time)
    : IDocuments<T> where T : class
{
    private static readonly BsonDocument Wanted = new()
    {
        { Envelope.Revision, 1 }, { Envelope.Schema, 1 }, { Envelope.Stamp, 1 }, { Envelope.Body, 1 },
    };

    private static readonly BsonDocument WantedWithRequests = new BsonDocument(Wanted) { { $"{Envelope.Answers}.{Envelope.Request}", 1 } };

    private readonly RecentDocuments<T> recent = new();
    private readonly IMongoCollection<RawBsonDocument> reading = database.GetCollection<RawBsonDocument>(type.Collection);
    private readonly IMongoCollection<BsonDocument> collection = database.GetCollection<BsonDocument>(type.Collection);
    private readonly MongoWriter writer = new(database.GetCollection<BsonDocument>(type.Collection), calls, clock);

    public async Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        var found = await ReadAsync(reading.Find(ById(id)).Limit(1), cancellation);
        return found is [var envelope] ? envelope.Document : null;
    }

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        WriteAsync(id, 0, value, attached, writer.InsertAsync, cancellation);

    public async Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation)
    {
        MongoWrite[] writes = [.. documents.Select(document => MakeReady(document.Id, 0, document.Value, Attached.Nothing))];
        await setup.ReadyAsync(cancellation);
        return await writer.InsertInOrderAsync(writes, cancellation);
    }

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        WriteAsync(id, revision, value, attached, writer.ReplaceAsync, cancellation);

    public async Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        DocumentRules.CheckDeletable(type);
        recent.Forget(id);
        await setup.ReadyAsync(cancellation);
        return await writer.DeleteAsync(id, revision, cancellation);
    }

    public async Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation)
    {
        DocumentRules.CheckQuery(type, query);
        var question = reading.Find(MongoQuestion.Filter(query, withPlace: true)).Sort(MongoQuestion.Order(query)).Limit(query.Limit);
        return [.. (await ReadAsync(question, cancellation)).Select(envelope => envelope.Document)];
    }

    public async Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation)
    {
        DocumentRules.CheckQuery(type, query);
        await setup.ReadyAsync(cancellation);
        var filter = MongoQuestion.Filter(query, withPlace: false);
        return await calls.RunAsync(stop => collection.CountDocumentsAsync(filter, cancellationToken: stop), cancellation);
    }

    public Answered<T>? Recall(string id) => recent.Recall(id);

    public async Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        if (await ReadAsync(reading.Find(ById(id)).Limit(1), cancellation, WantedWithRequests) is not [var envelope])
        {
            recent.Forget(id);
            return null;
        }

        var found = new Answered<T>(envelope.Document, envelope.Requests);
        recent.Read(found, envelope.Bytes);
        return found;
    }

    public async Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        await setup.ReadyAsync(cancellation);
        var question = collection.Find(ById(id)).Project(new BsonDocument
        {
            { Envelope.Stamp, 1 }, { $"{Envelope.Answers}.{Envelope.Request}", 1 },
        });
        var found = await calls.RunAsync(stop => question.FirstOrDefaultAsync(stop), cancellation);
        if (found is null)
        {
            return [];
        }

        clock.Observe(found[Envelope.Stamp].ToInt64());
        return found.TryGetValue(Envelope.Answers, out var answers)
            ? [.. answers.AsBsonArray.Select(answer => answer[Envelope.Request].AsString)]
            : [];
    }

    public async Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        await setup.ReadyAsync(cancellation);
        var question = collection
            .Find(ById(id).Add($"{Envelope.Answers}.{Envelope.Request}", request))
            .Project(new BsonDocument
            {
                { Envelope.Stamp, 1 }, { Envelope.Answers, new BsonDocument("$elemMatch", new BsonDocument(Envelope.Request, request)) },
            });
        var found = await calls.RunAsync(stop => question.FirstOrDefaultAsync(stop), cancellation);
        if (found is null)
        {
            return null;
        }

        clock.Observe(found[Envelope.Stamp].ToInt64());
        return Envelope.ReadAnswer(found[Envelope.Answers][0].AsBsonDocument);
    }

    private static BsonDocument ById(string id) => new(Envelope.Id, id);

    private async Task<List<StoredEnvelope<T>>> ReadAsync(
        IFindFluent<RawBsonDocument, RawBsonDocument> question, CancellationToken cancellation, BsonDocument? wanted = null)
    {
        await setup.ReadyAsync(cancellation);
        return await calls.RunAsync(
            async stop =>
            {
                var found = new List<StoredEnvelope<T>>();
                using var cursor = await question.Project<RawBsonDocument>(wanted ?? Wanted).ToCursorAsync(stop);
                while (await cursor.MoveNextAsync(stop))
                {
                    foreach (var document in cursor.Current)
                    {
                        using (document)
                        {
                            found.Add(StoredEnvelope<T>.Read(type, document, clock));
                        }
                    }
                }

                return found;
            },
            cancellation);
    }

    private Task<Stored<T>> WriteAsync(
        string id, long revision, T value, Attached attached, Func<MongoWrite, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var ready = MakeReady(id, revision, value, attached);
        return recent.WriteAsync(new(id, revision + 1, value), ready.Body.Length, attached.Answer, SendAsync(ready, write, cancellation));
    }

    private async Task SendAsync(MongoWrite ready, Func<MongoWrite, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await setup.ReadyAsync(cancellation);
        await write(ready, cancellation);
        if (ready.Events.Count > 0)
        {
            signal.Raise();
        }
    }

    private MongoWrite MakeReady(string id, long revision, T value, Attached attached)
    {
        DocumentRules.CheckId(id);
        return new(
            id,
            revision,
            type.Schema,
            Envelope.KeysOf(type, value),
            BsonBody.FromJson(DocumentRules.Serialise(type, value)),
            [.. PendingEvents.Of(attached.Events, type.Collection, id)],
            PendingRecords.Of(type, attached, id, revision + 1, time),
            attached.Answer,
            clock.Next(),
            ObjectId.GenerateNewId());
    }
}
