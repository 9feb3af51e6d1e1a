using Microsoft.Extensions.Logging;
using OpenGov.Platform.Documents;

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
    private long last = -1;

    /// <summary>Logs the oldest pending events.</summary>
    /// <param name="lease">The lease under which this process works.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many were pending; 0 when none.</returns>
    /// <exception cref="LeaseLostException">Another process leads.</exception>
    public async Task<int> StepAsync(HeldLease lease, CancellationToken cancellation)
    {
        var events = await pending.ReadAsync(Batch, cancellation);
        metrics.Pending(events is [var oldest, ..] ? oldest.OccurredAt : null);
        try
        {
            foreach (var happened in last < 0 ? await NotLoggedAsync(events, cancellation) : events)
            {
                await AppendAsync(happened, lease, cancellation);
            }
        }
        catch
        {
            // What is stored is not known, so the end of the log is looked up before the next append.
            last = -1;
            throw;
        }

        if (events.Count > 0)
        {
            await pending.RemoveAsync(events, cancellation);
            metrics.Pending(null);
        }

        return events.Count;
    }

    private async Task AppendAsync(PendingEvent happened, HeldLease lease, CancellationToken cancellation)
    {
        for (; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            if (last < 0)
            {
                last = await log.LastSequenceAsync(cancellation);
            }

            var sequence = last + 1;
            try
            {
                await log.AppendAsync(Entry(happened, sequence, lease.Fence), cancellation);
                last = sequence;
                metrics.Logged(sequence, clock.GetUtcNow() - happened.OccurredAt);
                return;
            }
            catch (DuplicateKeyException)
            {
                last = -1;
                // Which key was named is not relied on: forgetting an event that is not in the log would lose it.
                if ((await log.AmongAsync([happened.EventId], cancellation)).Count > 0)
                {
                    logger.LogInformation("event {EventId} was logged before", happened.EventId);
                    await lease.CheckAsync(cancellation);
                    return;
                }

                await lease.CheckAsync(cancellation);
            }
        }
    }

    /// <summary>
    /// Whoever led before may have logged a part of the batch without coming to forget it: one question finds that out for all.
    /// </summary>
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
