using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Brings a collection to what its type declares, once per process and before its first use: indexes, and keys that older documents
/// lack. What is there already is left alone, so that several processes, also of different age, may do it at once.
/// </summary>
internal sealed class MongoSetup<T>(DocumentType<T> type, IMongoDatabase database, MongoCalls calls) : IMongoSetup where T : class
{
    private readonly Lock gate = new();
    private readonly IMongoCollection<BsonDocument> collection = database.GetCollection<BsonDocument>(type.Collection);
    private readonly IMongoCollection<BsonDocument> known = database.GetCollection<BsonDocument>(MongoSetup.Collections);
    private Task? preparing;

    public Task ReadyAsync(CancellationToken cancellation)
    {
        if (preparing is { IsCompletedSuccessfully: true } done)
        {
            return done;
        }

        lock (gate)
        {
            // A failed attempt is made again by the next who asks.
            if (preparing is null || preparing.IsFaulted || preparing.IsCanceled)
            {
                preparing = PrepareAsync();
            }

            return preparing.WaitAsync(cancellation);
        }
    }

    private async Task PrepareAsync()
    {
        var id = new BsonDocument(Envelope.Id, type.Collection);
        var stored = await calls.RunAsync(stop => known.Find(id).FirstOrDefaultAsync(stop), CancellationToken.None);
        var storedKeys = stored?["keys"].AsBsonDocument ?? [];
        var schema = stored?["schema"].AsInt32 ?? 0;
        await IndexAsync(PendingList.Events.Index);
        if (type.HoldsRecords)
        {
            await IndexAsync(PendingList.Records.Index);
        }

        foreach (var key in type.Keys.Where(key => !key.IsUnique))
        {
            await IndexAsync(MongoSetup.Index(key.Name, isUnique: false));
        }

        if (schema < type.Schema || type.Keys.Any(key => !storedKeys.Contains(key.Name)))
        {
            await ComputeKeysAsync();
        }

        await DropOtherUniqueIndexesAsync(schema);
        foreach (var key in type.Keys.Where(key => key.IsUnique))
        {
            await IndexAsync(MongoSetup.Index(key.Name, isUnique: true));
        }

        var keys = new BsonDocument(storedKeys).Merge(new BsonDocument(type.Keys.Select(Kind)), overwriteExistingElements: true);
        var change = new BsonDocument { { "$max", new BsonDocument("schema", type.Schema) }, { "$set", new BsonDocument("keys", keys) } };
        await calls.RunAsync(stop => known.UpdateOneAsync(id, change, new UpdateOptions { IsUpsert = true }, stop), CancellationToken.None);
    }

    private static BsonElement Kind(DocumentKey<T> key) => new(key.Name, key.IsUnique ? "unique" : key.IsNumber ? "number" : "text");

    private async Task IndexAsync(CreateIndexModel<BsonDocument> index)
    {
        try
        {
            await calls.RunAsync(stop => collection.Indexes.CreateOneAsync(index, cancellationToken: stop), CancellationToken.None);
        }
        catch (MongoCommandException error) when (error.Code == 11000)
        {
            throw new InvalidOperationException(
                $"\"{type.Collection}\": several documents have the same value of a unique key (index \"{index.Options.Name}\").", error);
        }
    }

    /// <summary>An index of a key that is not unique any more would go on refusing. An older program leaves a newer one's alone.</summary>
    private async Task DropOtherUniqueIndexesAsync(int storedSchema)
    {
        if (storedSchema > type.Schema)
        {
            return;
        }

        var declared = type.Keys.Where(key => key.IsUnique).Select(key => key.Name + MongoSetup.UniqueSuffix).ToHashSet();
        var present = await calls.RunAsync(
            async stop => await (await collection.Indexes.ListAsync(stop)).ToListAsync(stop), CancellationToken.None);
        foreach (var name in present.Select(index => index["name"].AsString).Where(name => name.EndsWith(MongoSetup.UniqueSuffix, StringComparison.Ordinal)))
        {
            if (!declared.Contains(name))
            {
                await calls.RunAsync(
                    async stop =>
                    {
                        await collection.Indexes.DropOneAsync(name, stop);
                        return true;
                    },
                    CancellationToken.None);
            }
        }
    }

    private async Task ComputeKeysAsync()
    {
        var last = "";
        while (true)
        {
            var page = await calls.RunAsync(
                stop => collection
                    .Find(new BsonDocument(Envelope.Id, new BsonDocument("$gt", last)))
                    .Sort(new BsonDocument(Envelope.Id, 1))
                    .Limit(100)
                    .Project(new BsonDocument { { Envelope.Revision, 1 }, { Envelope.Schema, 1 }, { Envelope.Body, 1 } })
                    .ToListAsync(stop),
                CancellationToken.None);
            if (page.Count == 0)
            {
                return;
            }

            // A document that was written meanwhile has its keys already: the revision does not fit, and nothing is done.
            var updates = page.Select(document => new UpdateOneModel<BsonDocument>(
                new BsonDocument { { Envelope.Id, document[Envelope.Id] }, { Envelope.Revision, document[Envelope.Revision] } },
                new BsonDocument("$set", new BsonDocument(Envelope.Keys, Envelope.KeysOf(type, Read(document))))));
            await calls.RunAsync(stop => collection.BulkWriteAsync(updates, cancellationToken: stop), CancellationToken.None);
            last = page[^1][Envelope.Id].AsString;
        }
    }

    private T Read(BsonDocument document) => DocumentRules.Deserialise(
        type, document[Envelope.Id].AsString, document[Envelope.Schema].ToInt64(), BsonJson.Of(document[Envelope.Body].AsBsonDocument.ToBson()).WrittenSpan);
}

/// <summary>A collection that is brought to what its type declares.</summary>
internal interface IMongoSetup
{
    /// <summary>Completes when the collection can be used.</summary>
    /// <exception cref="Errors.RequestException">The server is away; ask again.</exception>
    Task ReadyAsync(CancellationToken cancellation);
}

/// <summary>Names and indexes that all collections share.</summary>
internal static class MongoSetup
{
    /// <summary>The collection that tells of the others.</summary>
    public const string Collections = "_collections";

    /// <summary>What the name of a unique index ends with.</summary>
    public const string UniqueSuffix = "_unique";

    /// <summary>The index of a key. The unique one leaves documents without the key out.</summary>
    public static CreateIndexModel<BsonDocument> Index(string key, bool isUnique)
    {
        var field = $"{Envelope.Keys}.{key}";
        return isUnique
            ? new(new BsonDocument(field, 1), new CreateIndexOptions<BsonDocument> { Name = key + UniqueSuffix, Unique = true, PartialFilterExpression = Has(field) })
            : new(new BsonDocument { { field, 1 }, { Envelope.Id, 1 } }, new CreateIndexOptions { Name = key });
    }

    private static BsonDocument Has(string field) => new(field, new BsonDocument("$exists", true));
}
