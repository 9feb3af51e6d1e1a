using MongoDB.Driver;

namespace OpenGov.Testing;

/// <summary>A database of its own on a real server; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <param name="server">The server's connection string.</param>
    /// <param name="name">The database's name; null means a fresh one.</param>
    public TestDatabase(string server, string? name = null)
    {
        Server = server;
        Name = name ?? $"test_{Guid.NewGuid():n}"[..20];
        var url = new MongoUrlBuilder(server) { DatabaseName = Name };
        ConnectionString = url.ToString();
    }

    /// <summary>The server's connection string, without a database.</summary>
    public string Server { get; }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>Connection string that names the database.</summary>
    public string ConnectionString { get; }

    /// <summary>The database, through the driver.</summary>
    public IMongoDatabase Open() => new MongoClient(Server).GetDatabase(Name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await new MongoClient(Server).DropDatabaseAsync(Name, patience.Token);
        }
        catch (Exception e) when (e is MongoException or TimeoutException or OperationCanceledException)
        {
            // A test may have killed the server; what it leaves lies in a folder that goes away.
        }
    }
}
