using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>The documents of one service in its own MongoDB database.</summary>
internal sealed class MongoEngine : IDocumentEngine
{
    private const string Checks = "_checks";
    private readonly ConcurrentDictionary<string, Lazy<(object Documents, IMongoSetup Setup)>> opened = new(StringComparer.Ordinal);
    private readonly MongoClient client;
    private readonly IMongoDatabase database;
    private readonly MongoCalls calls;
    private readonly HybridClock clock;
    private readonly EventSignal signal;
    private readonly TimeProvider time;
    private readonly PendingReader<PendingEvent> events;
    private readonly PendingReader<PendingRecord> records;

    /// <summary>Opens the database. Nothing is asked of the server yet, so it may be away.</summary>
    /// <param name="connectionString">Address of the server.</param>
    /// <param name="databaseName">Name of the service's database.</param>
    /// <param name="time">For stamps and waiting.</param>
    /// <param name="logger">Told when the server is away and back.</param>
    /// <exception cref="InvalidOperationException">The connection string is not one.</exception>
    public MongoEngine(string connectionString, string databaseName, TimeProvider time, ILogger logger)
    {
        client = new MongoClient(Settings(connectionString));
        database = client.GetDatabase(databaseName);
        calls = new MongoCalls(time, logger);
        clock = new HybridClock(time);
        signal = new EventSignal(time);
        this.time = time;
        events = new(PendingList.Events, calls, clock);
        records = new(PendingList.Records, calls, clock);
        Pending = new MongoPending(events, signal);
        Records = new MongoRecords(records);
    }

    public IPendingEvents Pending { get; }

    public IPendingRecords Records { get; }

    public IDocuments<T> Open<T>(DocumentType<T> type) where T : class =>
        (IDocuments<T>)opened.GetOrAdd(type.Collection, _ => new(() => Create(type))).Value.Documents;

    public Task PrepareAsync(CancellationToken cancellation) => Task.WhenAll(opened.Values.Select(entry => entry.Value.Setup.ReadyAsync(cancellation)));

    public async Task CheckAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var id = new BsonDocument(Envelope.Id, Environment.MachineName);
        var count = new BsonDocument("$inc", new BsonDocument("number", 1L));
        await calls.RunAsync(
            stop => database.GetCollection<BsonDocument>(Checks).UpdateOneAsync(id, count, new UpdateOptions { IsUpsert = true }, stop), cancellation);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static MongoClientSettings Settings(string connectionString)
    {
        MongoClientSettings settings;
        try
        {
            settings = MongoClientSettings.FromConnectionString(connectionString);
        }
        catch (Exception error) when (error is MongoConfigurationException or FormatException or ArgumentException)
        {
            // The message would repeat the address, which may hold a password.
            throw new InvalidOperationException("Documents__ConnectionString is not a MongoDB address such as \"mongodb://mongo:27017/?replicaSet=rs0\".");
        }

        settings.WriteConcern = new WriteConcern("majority", journal: true, wTimeout: TimeSpan.FromSeconds(8));
        settings.ReadConcern = ReadConcern.Majority;
        settings.ReadPreference = ReadPreference.Primary;
        settings.ServerSelectionTimeout = Unless(settings.ServerSelectionTimeout, MongoDefaults.ServerSelectionTimeout, TimeSpan.FromSeconds(3));
        settings.ConnectTimeout = Unless(settings.ConnectTimeout, MongoDefaults.ConnectTimeout, TimeSpan.FromSeconds(5));
        settings.SocketTimeout = Unless(settings.SocketTimeout, MongoDefaults.SocketTimeout, TimeSpan.FromSeconds(30));
        settings.ApplicationName ??= "catalogue";
        return settings;
    }

    /// <summary>What the address says, or our own instead of the driver's default, which waits far too long for a caller.</summary>
    private static TimeSpan Unless(TimeSpan given, TimeSpan usual, TimeSpan ours) => given == usual ? ours : given;

    private (object Documents, IMongoSetup Setup) Create<T>(DocumentType<T> type) where T : class
    {
        var setup = new MongoSetup<T>(type, database, calls);
        events.Include(database.GetCollection<BsonDocument>(type.Collection));
        if (type.HoldsRecords)
        {
            records.Include(database.GetCollection<BsonDocument>(type.Collection));
        }

        var documents = new MongoDocuments<T>(type, database, setup, calls, clock, signal, time);
        return (new ObservedDocuments<T>(documents, type.Collection), setup);
    }
}
