using MongoDB.Bson;
using Npgsql;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Queries and their cursors.</summary>
internal sealed class Reads(Database database, Cursors cursors)
{
    public Dictionary<string, Func<Call, Task<byte[]>>> Commands => new()
    {
        ["find"] = call => FirstPageAsync("find_cursor_first_page", call),
        ["aggregate"] = call => FirstPageAsync("aggregate_cursor_first_page", call),
        ["listCollections"] = call => FirstPageAsync("list_collections_cursor_first_page", call),
        ["listIndexes"] = call => FirstPageAsync("list_indexes_cursor_first_page", call),
        ["getMore"] = NextPageAsync,
        ["killCursors"] = KillAsync,
        ["count"] = call => OneAsync(call, "select document::bytea from documentdb_api.count_query($1,$2)", call.Database, call.Body),
        ["distinct"] = call => OneAsync(call, "select document::bytea from documentdb_api.distinct_query($1,$2)", call.Database, call.Body),
        ["listDatabases"] = call => OneAsync(call, "select documentdb_api.list_databases($1)::bytea", call.Body),
        ["collStats"] = call => OneAsync(call, "select documentdb_api.coll_stats($1,$2,1)::bytea", call.Database, call.Collection),
        ["dbStats"] = call => OneAsync(call, "select documentdb_api.db_stats($1,1,false)::bytea", call.Database),
        ["validate"] = call => OneAsync(call, "select document::bytea from documentdb_api.validate($1,$2)", call.Database, call.Body),
    };

    private Task<byte[]> OneAsync(Call call, string sql, params object?[] values) =>
        database.QueryAsync(call.Within, new Statement(sql, IsRead: true, values));

    private Task<byte[]> FirstPageAsync(string function, Call call)
    {
        // $out and $merge write; sending them again would do it twice.
        var isRead = function != "aggregate_cursor_first_page" || !WritesResult(call);
        var sql = $"select cursorpage::bytea, continuation::bytea, cursorid from documentdb_api.{function}($1,$2)";
        return database.QueryAsync(call.Within, new Statement(sql, isRead, call.Database, call.Body), row =>
        {
            if (!row.IsDBNull(2))
            {
                cursors.Set(row.GetInt64(2), call.Database, Continuation(row));
            }

            return row.GetFieldValue<byte[]>(0);
        });
    }

    private static bool WritesResult(Call call) =>
        call.Request.Find("pipeline") is BsonArray { Count: > 0 } stages
        && stages[^1].AsBsonDocument.GetElement(0).Name is "$out" or "$merge";

    private Task<byte[]> NextPageAsync(Call call)
    {
        var id = call.Request.Subject.ToInt64();
        var cursor = cursors.Find(id) ?? throw new ServerError(43, "CursorNotFound", $"cursor id {id} not found");
        var next = new Statement(
            "select cursorpage::bytea, continuation::bytea from documentdb_api.cursor_get_more($1,$2,$3)",
            IsRead: false, cursor.Database, call.Body, cursor.Continuation);
        return database.QueryAsync(call.Within, next, row =>
        {
            cursors.Set(id, cursor.Database, Continuation(row));
            return row.GetFieldValue<byte[]>(0);
        });
    }

    private static byte[]? Continuation(NpgsqlDataReader row) => row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1);

    private async Task<byte[]> KillAsync(Call call)
    {
        var ids = call.Request.Find("cursors")!.AsBsonArray.Select(id => id.ToInt64()).ToArray();
        Array.ForEach(ids, cursors.Forget);
        await database.ExecuteAsync(
            call.Within, new Statement("select documentdb_api_internal.delete_cursors($1)::bytea", IsRead: false, ids));
        return Call.Ok(new()
        {
            ["cursorsKilled"] = new BsonArray(ids),
            ["cursorsNotFound"] = new BsonArray(),
            ["cursorsAlive"] = new BsonArray(),
            ["cursorsUnknown"] = new BsonArray(),
        });
    }
}
