using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Collections, indexes, databases.</summary>
internal sealed class Schema(Database database)
{
    // Two builds of one index at once break each other in PostgreSQL; services that start together do just that.
    private readonly SemaphoreSlim _oneBuild = new(1, 1);

    public Dictionary<string, Func<Call, Task<byte[]>>> Commands => new()
    {
        ["create"] = call => OneAsync(call, "select documentdb_api.create_collection_view($1,$2)::bytea", call.Database, call.Body),
        ["collMod"] = call => OneAsync(call, "select documentdb_api.coll_mod($1,$2,$3)::bytea", call.Database, call.Collection, call.Body),
        ["renameCollection"] = RenameAsync,
        ["drop"] = DropAsync,
        ["dropDatabase"] = DropDatabaseAsync,
        ["createIndexes"] = CreateIndexesAsync,
        ["dropIndexes"] = DropIndexesAsync,
    };

    private Task<byte[]> OneAsync(Call call, string sql, params object?[] values) =>
        database.QueryAsync(call.Within, new Statement(sql, IsRead: false, values));

    private async Task<byte[]> RenameAsync(Call call)
    {
        await database.ExecuteAsync(
            call.Within, new Statement("select documentdb_api.rename_collection($1)", IsRead: false, call.Body));
        return Call.Ok();
    }

    private async Task<byte[]> DropAsync(Call call)
    {
        await database.ExecuteAsync(
            call.Within, new Statement("select documentdb_api.drop_collection($1,$2)", IsRead: false, call.Database, call.Collection));
        return Call.Ok(new() { ["ns"] = call.Request.Namespace });
    }

    private async Task<byte[]> DropDatabaseAsync(Call call)
    {
        await database.ExecuteAsync(
            call.Within, new Statement("select documentdb_api.drop_database($1)", IsRead: false, call.Database));
        return Call.Ok(new() { ["dropped"] = call.Database });
    }

    private async Task<byte[]> CreateIndexesAsync(Call call)
    {
        if (call.Transaction is not null)
        {
            throw new ServerError(263, "OperationNotSupportedInTransaction", "Cannot create indexes in a multi-document transaction.");
        }

        await _oneBuild.WaitAsync();
        try
        {
            // The concurrent variant waits for a scheduled job.
            return await OneAsync(
                call, "select documentdb_api_internal.create_indexes_non_concurrently($1,$2,true)::bytea", call.Database, call.Body);
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    private async Task<byte[]> DropIndexesAsync(Call call)
    {
        var reply = BsonSerializer.Deserialize<BsonDocument>(
            await OneAsync(call, "call documentdb_api.drop_indexes($1,$2,null)", call.Database, call.Body));
        // ok comes as a boolean, drivers want a number.
        return reply.Set("ok", reply["ok"].ToBoolean() ? 1.0 : 0.0).ToBson();
    }
}
