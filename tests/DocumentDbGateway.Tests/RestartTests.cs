using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

public class RestartTests
{
    [Fact]
    public async Task A_restart_of_the_storage_is_no_error_even_for_reads_that_are_not_retried()
    {
        await using var server = await OwnServer.MongoDbAsync();
        var items = Items(server, "&retryReads=false");
        await AtOnce(20, number => items.InsertOneAsync(new BsonDocument("_id", number)));

        await server.RestartStorageAsync();

        await AtOnce(20, async number => Assert.True(await items.Find(new BsonDocument("_id", number)).AnyAsync()));
    }

    [Fact]
    public async Task Every_acknowledged_write_survives_kills_and_counts_once()
    {
        await using var server = await OwnServer.MongoDbAsync();
        var items = Items(server);
        await items.InsertOneAsync(new BsonDocument { { "_id", "counter" }, { "n", 0 } });
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => CountAsync(items, writer, stop.Token))).ToArray();

        for (var round = 0; round < 3; round++)
        {
            await WrittenAsync(items);
            await (round == 1 ? server.RestartStorageAsync() : server.KillAsync());
            await server.StartAsync();
            await WrittenAsync(items);
        }

        await stop.CancelAsync();
        var acknowledged = (await Task.WhenAll(writers)).SelectMany(ids => ids).ToList();
        var stored = await items.Find(Builders<BsonDocument>.Filter.Exists("writer")).ToListAsync();
        Assert.Empty(acknowledged.Except(stored.Select(item => item["_id"].AsString)));
    }

    [Fact]
    public async Task A_stopped_server_keeps_its_data()
    {
        await using var server = await OwnServer.MongoDbAsync();
        var items = Items(server);
        await items.InsertOneAsync(new BsonDocument("_id", 1));

        await server.StopAsync();
        await server.StartAsync();

        Assert.Equal(1, await items.CountDocumentsAsync(new BsonDocument()));
    }

    private static IMongoCollection<BsonDocument> Items(OwnServer server, string options = "") =>
        new MongoClient(server.Address + options).GetDatabase("restart").GetCollection<BsonDocument>("items");

    private static Task AtOnce(int times, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, times).Select(act));

    // Gives the ids that were acknowledged. A refused write is lawful; a duplicate of our own id would be a write done twice.
    private static async Task<List<string>> CountAsync(IMongoCollection<BsonDocument> items, int writer, CancellationToken stop)
    {
        List<string> acknowledged = [];
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var id = $"{writer}-{number}";
            try
            {
                await items.InsertOneAsync(new BsonDocument { { "_id", id }, { "writer", writer } }, null, CancellationToken.None);
                acknowledged.Add(id);
            }
            catch (MongoException e) when (e is not MongoWriteException)
            {
                await Task.Yield();
            }
        }

        return acknowledged;
    }

    // Writers have got through again.
    private static async Task WrittenAsync(IMongoCollection<BsonDocument> items)
    {
        var filter = Builders<BsonDocument>.Filter.Exists("writer");
        var before = await Eventually.That(() => items.CountDocumentsAsync(filter), _ => true);
        await Eventually.That(() => items.CountDocumentsAsync(filter), now => now > before + 20, because: "writers get through");
    }
}
