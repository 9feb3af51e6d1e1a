using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Npgsql;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Changes to documents. Conflicts between writers outside transactions are settled here, as MongoDB does.</summary>
internal sealed class Writes(Database database)
{
    private const int WriteConflict = 112;
    private const int DuplicateKey = 11000;
    private const int MostAttempts = 8;
    private const int MostAttemptsOfUpsert = 3;

    public Dictionary<string, Func<Call, Task<byte[]>>> Commands => new()
    {
        ["insert"] = call => WriteAsync(call, "insert", "documents"),
        ["update"] = call => WriteAsync(call, "update", "updates"),
        ["delete"] = call => WriteAsync(call, "delete", "deletes"),
        ["findAndModify"] = FindAndModifyAsync,
        ["findandmodify"] = FindAndModifyAsync,
    };

    private Task<byte[]> FindAndModifyAsync(Call call)
    {
        var upserts = call.Request.Find("upsert")?.ToBoolean() ?? false;
        return SettleAsync(call, upserts, _ => RunAsync(call, "documentdb_api.find_and_modify($1,$2,null)", call.Database, call.Body));
    }

    private Task<byte[]> WriteAsync(Call call, string function, string sequence)
    {
        var documents = call.Request.Sequence(sequence);
        var batch = Batch.Of(call.Request, sequence);
        // One transaction for a batch of updates would hold locks until its end: parallel batches would deadlock.
        var bulk = function == "update" && batch.Count > 1 && call.Transaction is null;
        return SettleAsync(call, batch.UpsertsOne, async triesAgain =>
        {
            var reply = bulk
                ? await database.QueryAsync(null, new Statement(
                    "call documentdb_api.update_bulk($1,$2,$3,null,null,null)", IsRead: false, call.Database, call.Body, documents))
                : await RunAsync(call, $"documentdb_api.{function}($1,$2,$3,null)", call.Database, call.Body, documents);
            return await TranslateErrorsAsync(call, reply, triesAgain);
        });
    }

    private async Task<byte[]> RunAsync(Call call, string function, params object?[] values)
    {
        if (call.Transaction is not null || RetriedWrites.KeyOf(call.Request) is not { } key)
        {
            var plain = new Statement($"select p_result::bytea from {function}", IsRead: false, values);
            return await database.QueryAsync(call.Within, plain);
        }

        try
        {
            var reply = await database.QueryAsync(null, RetriedWrites.Keeping(function, key, values));
            return HasErrors(reply) ? await KeptAsync(key) ?? reply : reply;
        }
        catch (PostgresException)
        {
            if (await KeptAsync(key) is { } kept)
            {
                return kept;
            }

            throw;
        }
        catch (NpgsqlException e)
        {
            // Done or not: the client may ask again, the kept answer tells.
            throw ServerError.ShuttingDown(e.Message, ServerError.RetryableWrite);
        }
    }

    private Task<byte[]?> KeptAsync((byte[] Session, long Number) key) =>
        database.QueryAsync(null, RetriedWrites.Find(key), row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0));

    private static bool HasErrors(byte[] reply) => new RawBsonDocument(reply).Contains("writeErrors");

    // Tries again while writers are in each other's way; two upserts of one key are, too: one of them finds the other's document then.
    private static async Task<byte[]> SettleAsync(Call call, bool upserts, Func<Func<int, bool>, Task<byte[]>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            bool TriesAgain(int code) => call.Transaction is null
                && ((code == WriteConflict && attempt < MostAttempts) || (upserts && code == DuplicateKey && attempt < MostAttemptsOfUpsert));
            try
            {
                return await write(TriesAgain);
            }
            catch (Exception e) when (TriesAgain(ErrorMapping.From(e, call.Request.Namespace, inTransaction: false).Code))
            {
                await Task.Delay(Random.Shared.Next(5, 20 << Math.Min(attempt, 5)));
            }
        }
    }

    // DocumentDB gives writeErrors[].code as a packed SQLSTATE.
    private static async Task<byte[]> TranslateErrorsAsync(Call call, byte[] reply, Func<int, bool> triesAgain)
    {
        if (!HasErrors(reply))
        {
            return reply;
        }

        var document = BsonSerializer.Deserialize<BsonDocument>(reply);
        foreach (var failed in document["writeErrors"].AsBsonArray.Cast<BsonDocument>())
        {
            var error = ErrorMapping.FromState(
                ErrorMapping.Unpack(failed["code"].AsInt32), failed["errmsg"].AsString, call.Request.Namespace, call.Transaction is not null);
            // What concerns the whole command is its answer, not that of one document.
            if (error.Code is WriteConflict or 24 or 50 or 91 || triesAgain(error.Code))
            {
                throw error;
            }

            failed["code"] = error.Code;
            failed["errmsg"] = error.Message;
        }

        if (call.Transaction is not null)
        {
            await call.Transaction.EndAsync(commit: false);
        }

        return document.ToBson();
    }
}
