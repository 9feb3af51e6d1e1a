using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Events;

/// <summary>
/// Moves events from the documents they were written with to the log. It may be stopped after any line: an event that is logged
/// and not yet forgotten is found again, is seen to be logged, and is forgotten then.
/// </summary>
/// <param name="pending">Events not yet logged.</param>
/// <param name="log">The log.</param>
/// <param name="metrics">Numbers for operators.</param>
/// <param name="clock">Measures the lag.</param>
/// <param name="logger">For operators.</param>
public sealed class EventAppender(IPendingEvents pending, EventLog log, EventMetrics metrics, TimeProvider clock, ILogger logger)
{
    private const int Batch = 256;
    private long? last;

    /// <summary>Logs the oldest pending events.</summary>
    /// <param name="lease">The lease under which this process works.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many were pending; 0 when none.</returns>
    /// <exception cref="LeaseLostException">Another process leads.</exception>
    public async Task<int> StepAsync(HeldLease lease, CancellationToken cancellation)
    {
        var events = await pending.ReadAsync(Batch, cancellation);
        metrics.Pending(events is [var oldest, ..] ? oldest.OccurredAt : null);
        if (events.Count > 0)
        {
            await AppendAsync(events, lease, cancellation);
            try
            {
                await pending.RemoveAsync(events, cancellation);
            }
            catch
            {
                // The same events will be read again; only a look at the log tells that they are in it.
                last = null;
                throw;
            }

            metrics.Pending(null);
        }

        return events.Count;
    }

    private async Task AppendAsync(IReadOnlyList<PendingEvent> events, HeldLease lease, CancellationToken cancellation)
    {
        while (events.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (last is not { } end)
            {
                // A leader before this one may have logged a part of them without coming to forget it.
                end = await log.LastSequenceAsync(cancellation);
                events = await NotLoggedAsync(events, cancellation);
            }

            // Unless all goes well, what is stored is not known, and the end of the log is looked up before the next append.
            last = null;
            EventLogEntry[] entries = [.. events.Select((happened, place) => Entry(happened, end + 1 + place, lease.Fence))];
            var added = await log.AppendAsync(entries, cancellation);
            foreach (var entry in entries.Take(added))
            {
                metrics.Logged(entry.Sequence, clock.GetUtcNow() - entry.OccurredAt);
            }

            if (added == entries.Length)
            {
                last = end + added;
                return;
            }

            // The place or the event is taken, so another process leads, or led until now.
            logger.LogWarning("the log has grown beside this relay, at {Sequence}", entries[added].Sequence);
            await lease.CheckAsync(cancellation);
            events = [.. events.Skip(added)];
        }
    }

    private async Task<IReadOnlyList<PendingEvent>> NotLoggedAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation)
    {
        var logged = await log.AmongAsync(events.Select(happened => happened.EventId), cancellation);
        return logged.Count == 0 ? events : [.. events.Where(happened => !logged.Contains(happened.EventId))];
    }

    private static EventLogEntry Entry(PendingEvent happened, long sequence, long fence) => new(
        sequence,
        happened.EventId,
        happened.Type,
        happened.Subject,
        happened.OccurredAt,
        EventJson.WithSequence(happened.Json, sequence),
        happened.TraceParent,
        fence);
}
