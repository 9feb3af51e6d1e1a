using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using MongoDB.Bson;
using MongoDB.Driver;

namespace OpenGov.Testing.Storage;

/// <summary>
/// The documents of a service as they lie in the store, changed behind the service's back: for faults that no call of ours could make.
/// Compiled into the projects that need it, since only they have both drivers.
/// </summary>
internal sealed class StoredDocuments
{
    private readonly string? file;
    private readonly IMongoDatabase? database;

    /// <param name="settings">The settings of the service: Documents:Engine, :Path, :ConnectionString, :DatabasePrefix.</param>
    /// <param name="service">Its name.</param>
    public StoredDocuments(IReadOnlyDictionary<string, string?> settings, string service)
    {
        if (settings.GetValueOrDefault("Documents:Engine") == "MongoDB")
        {
            database = new MongoClient(settings["Documents:ConnectionString"]).GetDatabase(settings["Documents:DatabasePrefix"] + service);
        }
        else
        {
            file = Path.Combine(settings["Documents:Path"]!, service + ".db");
        }
    }

    /// <summary>Takes a document away.</summary>
    public async Task DeleteAsync(string collection, string id)
    {
        if (database is null)
        {
            await RunAsync($"DELETE FROM \"{collection}\" WHERE id = $id", id, null);
            return;
        }

        await Collection(collection).DeleteOneAsync(ById(id));
    }

    /// <summary>Changes the content of a document and nothing around it.</summary>
    public async Task EditAsync(string collection, string id, Action<JsonObject> change)
    {
        var body = await BodyAsync(collection, id);
        change(body);
        if (database is null)
        {
            await RunAsync($"UPDATE \"{collection}\" SET body = $body WHERE id = $id", id, body.ToJsonString());
            return;
        }

        await Collection(collection).UpdateOneAsync(ById(id), new BsonDocument("$set", new BsonDocument("body", BsonDocument.Parse(body.ToJsonString()))));
    }

    /// <summary>Adds a copy of a document under another id, without its keys, so that no unique key is in the way.</summary>
    public async Task CopyAsync(string collection, string id, string copy, Action<JsonObject>? change = null)
    {
        var body = await BodyAsync(collection, id);
        change?.Invoke(body);
        if (database is null)
        {
            await RunAsync($"INSERT INTO \"{collection}\" (id, revision, schema, body) VALUES ($id, 1, 1, $body)", copy, body.ToJsonString());
            return;
        }

        var document = await Collection(collection).Find(ById(id)).SingleAsync();
        document["_id"] = copy;
        document["keys"] = new BsonDocument();
        document["body"] = BsonDocument.Parse(body.ToJsonString());
        await Collection(collection).InsertOneAsync(document);
    }

    private async Task<JsonObject> BodyAsync(string collection, string id)
    {
        if (database is not null)
        {
            var document = await Collection(collection).Find(ById(id)).SingleAsync();
            return JsonNode.Parse(document["body"].ToJson(new() { OutputMode = MongoDB.Bson.IO.JsonOutputMode.RelaxedExtendedJson }))!.AsObject();
        }

        await using var connection = await OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT CAST(body AS TEXT) FROM \"{collection}\" WHERE id = $id";
        select.Parameters.AddWithValue("$id", id);
        return JsonNode.Parse((string)(await select.ExecuteScalarAsync())!)!.AsObject();
    }

    private async Task RunAsync(string sql, string id, string? body)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        if (body is not null)
        {
            command.Parameters.AddWithValue("$body", System.Text.Encoding.UTF8.GetBytes(body));
        }

        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidOperationException($"no such document: {id}");
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }

    private IMongoCollection<BsonDocument> Collection(string name) => database!.GetCollection<BsonDocument>(name);

    private static BsonDocument ById(string id) => new("_id", id);
}
