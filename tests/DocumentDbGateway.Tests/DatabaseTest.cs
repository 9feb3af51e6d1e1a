using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

/// <summary>A test with a database of its own.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    private TestDatabase? _place;

    protected IMongoDatabase Database { get; private set; } = null!;

    protected IMongoCollection<BsonDocument> Items { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await RealServers.MongoDbAsync();
        Database = _place.Open();
        Items = Database.GetCollection<BsonDocument>("items");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_place is not null)
        {
            await _place.DisposeAsync();
        }
    }

    protected static BsonDocument Doc(string json) => BsonDocument.Parse(json);

    /// <summary>Does it as many times at once, and gives the results.</summary>
    protected static Task<T[]> AtOnce<T>(int times, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(number => Task.Run(() => act(number))));
}
