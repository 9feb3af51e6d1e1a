using Microsoft.Extensions.Logging;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>
/// Goes through the log in order and tells the bus of each entry, at least once. Apart from logging, so that a broker that is away
/// delays nobody who watches the log.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="cursors">Where it remembers how far it has come.</param>
/// <param name="bus">The bus.</param>
/// <param name="options">Times.</param>
/// <param name="metrics">Numbers for operators.</param>
/// <param name="clock">Measures the times.</param>
/// <param name="logger">For operators.</param>
public sealed class EventPublisher(
    EventLog log,
    IDocuments<EventCursor> cursors,
    IEventBus bus,
    EventOptions options,
    EventMetrics metrics,
    TimeProvider clock,
    ILogger logger)
{
    private const int Batch = 64;
    private readonly CursorKeeper cursor = new(cursors, EventCursor.Publishing);

    /// <summary>Publishes the next entries.</summary>
    /// <returns>How many there were; 0 at the end of the log.</returns>
    /// <exception cref="TimeoutException">The broker did not confirm in time.</exception>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        var done = await cursor.LoadAsync(cancellation);
        var page = await log.KnownAsync(done + 1, Batch, cancellation);
        try
        {
            foreach (var entry in page)
            {
                await PublishAsync(entry, cancellation);
                done = entry.Sequence;
            }
        }
        finally
        {
            // Also when stopped: what is confirmed need not be published again.
            await cursor.AdvanceAsync(done, CancellationToken.None);
            metrics.Published(done, log.LastKnown);
        }

        return page.Count;
    }

    /// <summary>Waits until the log has grown beyond what is published.</summary>
    public async Task WaitAsync(CancellationToken cancellation) =>
        await log.WaitAsync(await cursor.LoadAsync(cancellation) + 1, cancellation);

    /// <summary>Forgets what it knows: another process may have gone on meanwhile.</summary>
    public void Forget() => cursor.Forget();

    private async Task PublishAsync(EventLogEntry entry, CancellationToken cancellation)
    {
        if (!log.Knows(entry))
        {
            // Written by a newer version of this service; those who know it read it from the log.
            logger.LogWarning("event {Sequence} of type {Type} is not known here and is not published", entry.Sequence, entry.Type);
            return;
        }

        using var bound = new CancellationTokenSource(options.PublishTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, bound.Token);
        try
        {
            await bus.PublishAsync(log.Event(entry), entry.TraceParent, either.Token);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"event {entry.Sequence} was not confirmed by the broker within {options.PublishTimeout}");
        }
    }
}
