using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Writes to a collection. A write may be sent several times when its reply is lost, by the driver or by us; each recognises itself
/// by its id in the stored document, so that it is neither done twice nor taken for someone else's.
/// </summary>
internal sealed class MongoWriter(IMongoCollection<BsonDocument> collection, MongoCalls calls, HybridClock clock)
{
    /// <exception cref="DuplicateKeyException">The id or a unique key is taken.</exception>
    /// <exception cref="DocumentTooLargeException">Larger than the server takes.</exception>
    public Task InsertAsync(MongoWrite write, CancellationToken cancellation) => calls.WriteAsync(
        async (_, stop) =>
        {
            try
            {
                await collection.InsertOneAsync(Envelope.New(write), options: null, stop);
            }
            catch (MongoWriteException error) when (MongoFailure.BrokenKey(error) is { } key)
            {
                if (!Envelope.WasWrittenBy(await StoredAsync(write.Id, stop), write))
                {
                    throw new DuplicateKeyException(key);
                }
            }
            catch (Exception error) when (MongoFailure.IsTooLarge(error))
            {
                throw new DocumentTooLargeException(write.Body.Length, DocumentRules.LargestDocument);
            }

            return true;
        },
        cancellation);

    /// <returns>How many were inserted before the first whose id or unique key is taken.</returns>
    public Task<int> InsertInOrderAsync(IReadOnlyList<MongoWrite> writes, CancellationToken cancellation) => calls.WriteAsync(
        async (_, stop) =>
        {
            for (var done = 0; done < writes.Count; done++)
            {
                try
                {
                    await collection.InsertManyAsync(writes.Skip(done).Select(Envelope.New), new InsertManyOptions { IsOrdered = true }, stop);
                    break;
                }
                catch (MongoBulkWriteException<BsonDocument> error)
                    when (error is { WriteConcernError: null, WriteErrors: [{ Category: ServerErrorCategory.DuplicateKey } taken] })
                {
                    done += taken.Index;
                    if (!Envelope.WasWrittenBy(await StoredAsync(writes[done].Id, stop), writes[done]))
                    {
                        return done;
                    }
                }
            }

            return writes.Count;
        },
        cancellation);

    /// <exception cref="StaleDocumentException">Another revision is stored, or nothing is.</exception>
    /// <exception cref="DuplicateKeyException">A unique key is taken.</exception>
    /// <exception cref="DocumentTooLargeException">Larger than the server takes.</exception>
    public Task ReplaceAsync(MongoWrite write, CancellationToken cancellation) => calls.WriteAsync(
        async (_, stop) =>
        {
            if (await UpdateAsync(write, stop))
            {
                return true;
            }

            var stored = await StoredAsync(write.Id, stop);
            return Envelope.WasWrittenBy(stored, write) ? true : throw new StaleDocumentException(stored?[Envelope.Revision].ToInt64() ?? 0);
        },
        cancellation);

    /// <returns>Whether it was stored with this revision and without pending events, and is gone now.</returns>
    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) => calls.WriteAsync(
        async (mayHaveHappened, stop) =>
        {
            var filter = ByRevision(id, revision)
                .Add(Envelope.PendingStamp, new BsonDocument("$exists", false))
                .Add(Envelope.RecordsStamp, new BsonDocument("$exists", false));
            var result = await collection.DeleteOneAsync(filter, stop);
            return result.DeletedCount == 1 || (mayHaveHappened && await StoredAsync(id, stop) is null);
        },
        cancellation);

    private static BsonDocument ByRevision(string id, long revision) => new() { { Envelope.Id, id }, { Envelope.Revision, revision } };

    private async Task<bool> UpdateAsync(MongoWrite write, CancellationToken cancellation)
    {
        var filter = ByRevision(write.Id, write.Revision);
        for (var answers = DocumentRules.AnswersKept; ; answers = 1)
        {
            try
            {
                var result = await collection.UpdateOneAsync(filter, Envelope.Next(write, answers), options: null, cancellation);
                return result.MatchedCount == 1;
            }
            catch (MongoWriteException error) when (MongoFailure.BrokenKey(error) is { } key)
            {
                throw new DuplicateKeyException(key);
            }
            catch (Exception error) when (MongoFailure.IsTooLarge(error))
            {
                // Older answers give way to content: whoever still repeats a request after dozens of others is told that it is stale.
                if (answers == 1)
                {
                    throw new DocumentTooLargeException(write.Body.Length, DocumentRules.LargestDocument);
                }
            }
        }
    }

    private async Task<BsonDocument?> StoredAsync(string id, CancellationToken cancellation)
    {
        var stored = await collection
            .Find(new BsonDocument(Envelope.Id, id))
            .Project(new BsonDocument { { Envelope.Revision, 1 }, { Envelope.Stamp, 1 }, { Envelope.Writes, 1 } })
            .FirstOrDefaultAsync(cancellation);
        if (stored is not null)
        {
            clock.Observe(stored[Envelope.Stamp].ToInt64());
        }

        return stored;
    }
}
