using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Messaging;

namespace OpenGov.Platform.Tests.Events;

/// <summary>A process composed as the services are: the service "notes", the service "readers" that follows it, or both.</summary>
internal sealed class EventsProcess : IAsyncDisposable
{
    private readonly IHost host;
    private bool stopped;

    private EventsProcess(IHost host) => this.host = host;

    public IDocuments<Note> Notes => host.Services.GetRequiredService<IDocuments<Note>>();

    public IEventLog Log => host.Services.GetRequiredKeyedService<IEventLog>("notes");

    public Ledger Ledger => (Ledger)host.Services.GetRequiredService<LedgerReaction>().Inner;

    public static async Task<EventsProcess> StartAsync(
        Dictionary<string, string?> settings, bool writes, bool reads = false, Func<IEventLog>? from = null, BusEndpoint? listens = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddMetrics();
        if (listens is not null)
        {
            builder.Services.AddSingleton(listens);
        }

        if (writes)
        {
            new ServicePart("notes", builder.Services, builder.Configuration).Documents(Note.Type).Events<NoteEvent>();
        }

        IHost? built = null;
        if (reads)
        {
            builder.Services.AddSingleton(_ => new LogSource(from ?? (() => built!.Services.GetRequiredKeyedService<IEventLog>("notes"))));
            builder.Services.AddSingleton(new LedgerReaction(new Ledger()));
            new ServicePart("readers", builder.Services, builder.Configuration).Follows<NoteEvent, LogSource, LedgerReaction>();
        }

        built = builder.Build();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new EventsProcess(built);
    }

    public async Task WriteAsync(string id)
    {
        var happened = new NoteWritten { EventId = Guid.NewGuid(), OccurredAt = TimeProvider.System.GetUtcNow(), NoteId = id, Number = 1 };
        await Notes.InsertAsync(id, new Note(1), new Attached([happened]), TestContext.Current.CancellationToken);
    }

    public Task<HealthReport> HealthAsync() =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public async Task StopAsync()
    {
        if (!stopped)
        {
            stopped = true;
            await host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}

/// <summary>The source that composes into a process: the log of another service.</summary>
internal sealed class LogSource(Func<IEventLog> log) : IEventSource<NoteEvent>
{
    public string Name => "notes";

    public IAsyncEnumerable<NoteEvent> ReadAsync(long fromSequence, CancellationToken cancellation) =>
        log().WatchAsync(fromSequence, stopAtEnd: true, cancellation).Select(entry => (NoteEvent)log().Event(entry));
}

/// <summary>The reaction that composes into a process.</summary>
internal sealed class LedgerReaction(IEventReaction<NoteEvent> inner) : IEventReaction<NoteEvent>
{
    public IEventReaction<NoteEvent> Inner => inner;

    public Task ApplyAsync(NoteEvent happened, CancellationToken cancellation) => inner.ApplyAsync(happened, cancellation);
}
