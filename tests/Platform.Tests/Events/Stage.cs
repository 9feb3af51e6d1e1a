using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Hosting;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

/// <summary>A service "notes" on a real engine, whose parts a test puts together, pauses and breaks as it needs.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue-events-");
    private readonly List<ServiceProvider> processes = [];
    private readonly ServiceProvider process;
    private readonly TestDatabase? database;

    private Stage(Engine engine, TestDatabase? database, EventOptions? options)
    {
        Options = options ?? new() { LeaseDuration = TimeSpan.FromSeconds(2), CandidatePoll = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(300) };
        this.database = database;
        Settings = new()
        {
            ["Documents:Engine"] = engine.ToString(),
            ["Documents:Path"] = folder.FullName,
            ["Documents:ConnectionString"] = database?.Server,
            ["Documents:DatabasePrefix"] = database is null ? null : database.Name + "-",
        };
        process = Process();
        Notes = Documents(Note.Type);
        Letters = new DeadLetters(Documents(DeadLetter.Documents));
    }

    public Dictionary<string, string?> Settings { get; }

    public EventOptions Options { get; }

    public IDocumentEngine Engine => process.GetRequiredKeyedService<IDocumentEngine>("notes");

    public IDocuments<Note> Notes { get; }

    public DeadLetters Letters { get; }

    public EventMeter Meter => process.GetRequiredService<EventMeter>();

    public IMeterFactory Meters => process.GetRequiredService<IMeterFactory>();

    public ILogger Logger => process.GetRequiredService<ILogger<Stage>>();

    public static async Task<Stage> SetAsync(Engine engine, EventOptions? options = null) =>
        new(engine, engine == Events.Engine.MongoDB ? await RealServers.MongoDbAsync() : null, options);

    /// <summary>On a MongoDB of the test's own.</summary>
    public static Stage Set(OwnServer server) => new(Events.Engine.MongoDB, new TestDatabase(server.Address), null);

    public IDocuments<T> Documents<T>(DocumentType<T> type) where T : class => Engine.Open(type);

    /// <summary>A log as another process would have it: it knows nothing of what was appended elsewhere.</summary>
    public EventLog NewLog(IDocuments<EventLogEntry>? documents = null) =>
        new(documents ?? Documents(EventLog.Type), EventTypes.Of<NoteEvent>(), Options, TimeProvider.System);

    public LeaseKeeper NewLeases(string holder, string work = "relay", TimeProvider? clock = null) =>
        new(Documents(Lease.Type), work, holder, Options, clock ?? TimeProvider.System);

    public EventMetrics NewMetrics() => new("notes", Meter, TimeProvider.System);

    public EventAppender NewAppender(EventLog log, IPendingEvents? pending = null, EventMetrics? metrics = null) =>
        new(pending ?? Engine.Pending, log, metrics ?? NewMetrics(), TimeProvider.System, Logger);

    public EventPublisher NewPublisher(EventLog log, IEventBus bus, IDocuments<EventCursor>? cursors = null, EventMetrics? metrics = null) =>
        new(log, cursors ?? Documents(EventCursor.Type), bus, Options, metrics ?? NewMetrics(), TimeProvider.System, Logger);

    /// <summary>A relay as one replica has it.</summary>
    public Relay NewRelay(string holder, EventLog log, IEventBus bus, RecordMover? records = null)
    {
        var metrics = NewMetrics();
        return new Relay(
            "notes", NewLeases(holder), Engine.Pending, NewAppender(log, metrics: metrics), NewPublisher(log, bus, metrics: metrics), Options, metrics,
            TimeProvider.System, Logger, records);
    }

    public FollowerMetrics NewFollowerMetrics() => new("readers", "notes", Meter);

    /// <summary>A follower of the notes, as one replica has it.</summary>
    public Follower<NoteEvent> NewFollower(
        string holder, NoteSource source, Ledger ledger, IDocuments<EventCursor>? cursors = null, FollowerMetrics? metrics = null) =>
        new(
            source, ledger, cursors ?? Documents(EventCursor.Type), NewLeases(holder, EventCursor.Following("notes")), Letters,
            metrics ?? NewFollowerMetrics(), Options, TimeProvider.System, Logger);

    /// <summary>Writes one note so many times and logs it.</summary>
    public async Task LogAsync(int times)
    {
        await WriteAsync(writers: 1, times);
        await using var lease = await NewLeases("log").TryTakeAsync(TestContext.Current.CancellationToken);
        await NewAppender(NewLog()).StepAsync(lease!, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes a note for the n-th time, with its event.</summary>
    public async Task WriteAsync(string id, int number)
    {
        var stop = TestContext.Current.CancellationToken;
        var happened = new NoteWritten { EventId = Guid.NewGuid(), OccurredAt = TimeProvider.System.GetUtcNow(), NoteId = id, Number = number };
        if (number == 1)
        {
            await Notes.InsertAsync(id, new Note(number), new Attached([happened]), stop);
        }
        else
        {
            await Notes.ReplaceAsync(id, number - 1, new Note(number), new Attached([happened]), stop);
        }
    }

    /// <summary>Several writers at once, each writing its own note so many times.</summary>
    public Task WriteAsync(int writers, int times, string prefix = "note") => Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
    {
        for (var number = 1; number <= times; number++)
        {
            await WriteAsync($"{prefix}-{writer}", number);
        }
    }));

    /// <summary>Makes a lease look as if its holder had stood still until its end; the holder may renew it right afterwards.</summary>
    public async Task EndLeaseAsync(string work)
    {
        var leases = Documents(Lease.Type);
        var stored = (await leases.FindAsync(work, TestContext.Current.CancellationToken))!;
        try
        {
            var over = stored.Value with { ExpiresAt = DateTimeOffset.UnixEpoch };
            await leases.ReplaceAsync(stored.Id, stored.Revision, over, Attached.Nothing, TestContext.Current.CancellationToken);
        }
        catch (StaleDocumentException)
        {
            // Renewed in between.
        }
    }

    /// <summary>The whole log, when it has come to so many entries.</summary>
    public async Task<IReadOnlyList<EventLogEntry>> LoggedAsync(int count)
    {
        var log = NewLog();
        await Eventually.That(() => log.LastSequenceAsync(TestContext.Current.CancellationToken), last => last >= count);
        return await log.WatchAsync(0, stopAtEnd: true, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in processes)
        {
            await each.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private ServiceProvider Process()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        services.AddLogging().AddMetrics().AddSingleton<EventMeter>().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(configuration);
        new ServicePart("notes", services, configuration).Documents(Note.Type);
        processes.Add(services.BuildServiceProvider());
        return processes[^1];
    }
}
