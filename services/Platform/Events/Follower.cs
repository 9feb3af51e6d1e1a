using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>
/// Follows the log of one source for one service: reads what comes after its cursor, applies each event in order, moves the cursor.
/// Bus messages, its start and a slow poll only wake it. Replicas take turns by a lease; should one that was paused go on
/// beside another, the cursor stops it at the next event.
/// </summary>
/// <typeparam name="TEvent">Base record of the source's events.</typeparam>
public sealed class Follower<TEvent> : BackgroundService where TEvent : ServiceEvent
{
    private static readonly ActivitySource Activities = new(EventMeter.Name);
    private readonly IEventSource<TEvent> source;
    private readonly IEventReaction<TEvent> reaction;
    private readonly LeaseKeeper leases;
    private readonly DeadLetters letters;
    private readonly FollowerMetrics metrics;
    private readonly EventOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CursorKeeper cursor;
    private readonly ConcurrentDictionary<long, string> traces = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Pulse wake = new();
    private readonly Pulse reached = new();
    private (long Sequence, int Times) failed;

    /// <summary>A follower.</summary>
    /// <param name="source">The source.</param>
    /// <param name="reaction">What is done with each event.</param>
    /// <param name="cursors">Where it remembers how far it has come.</param>
    /// <param name="leases">Keeps the replicas from working at once.</param>
    /// <param name="letters">Where events go that cannot be applied.</param>
    /// <param name="metrics">Numbers for operators.</param>
    /// <param name="options">Times.</param>
    /// <param name="clock">Measures them.</param>
    /// <param name="logger">For operators.</param>
    public Follower(
        IEventSource<TEvent> source,
        IEventReaction<TEvent> reaction,
        IDocuments<EventCursor> cursors,
        LeaseKeeper leases,
        DeadLetters letters,
        FollowerMetrics metrics,
        EventOptions options,
        TimeProvider clock,
        ILogger logger)
    {
        (this.source, this.reaction, this.leases, this.letters) = (source, reaction, leases, letters);
        (this.metrics, this.options, this.clock, this.logger) = (metrics, options, clock, logger);
        cursor = new CursorKeeper(cursors, EventCursor.Following(source.Name));
        var types = EventTypes.Of<TEvent>();
        letters.Register(source.Name, (letter, stop) => reaction.ApplyAsync((TEvent)types.Read(letter.Type, letter.Json), stop));
    }

    /// <summary>Whether the process has told it to stop.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Wakes the follower and waits until it has applied the event with this sequence, or put it aside.</summary>
    /// <param name="sequence">Sequence of the event that a bus message tells of.</param>
    /// <param name="traceParent">W3C trace context of that message; null when there is none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="TimeoutException">It did not get there in time.</exception>
    public async Task ReachAsync(long sequence, string? traceParent, CancellationToken cancellation)
    {
        metrics.Saw(sequence);
        if (traceParent is not null && traces.Count < 1024)
        {
            traces[sequence] = traceParent;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopped.Token);
        for (var began = clock.GetTimestamp(); ;)
        {
            var next = reached.Next;
            if (metrics.Applied >= sequence)
            {
                return;
            }

            var left = options.ReachTimeout - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException($"event {sequence} of {source.Name} was not applied within {options.ReachTimeout}");
            }

            wake.Beat();
            await Pulse.WaitAsync(next, left, clock, either.Token);
        }
    }

    /// <summary>Applies what the source has and this service has not; false when another replica is doing so.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        cursor.Forget();
        var done = await cursor.LoadAsync(cancellation);
        Reached(done);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        HeldLease? lease = null;
        try
        {
            await foreach (var happened in source.ReadAsync(done + 1, held.Token))
            {
                metrics.Saw(happened.Sequence);
                if (lease is null && !options.Alone && happened.Sequence > done)
                {
                    // Only now that there is work, so that an idle follower writes nothing.
                    lease = await leases.TryTakeAsync(held.Token);
                    if (lease is null)
                    {
                        return false;
                    }

                    lease.Lost.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), held);
                    cursor.Forget();
                    done = await cursor.LoadAsync(held.Token);
                }

                if (happened.Sequence > done)
                {
                    await ApplyAsync(happened, held.Token);
                    if (!await cursor.AdvanceAsync(happened.Sequence, held.Token))
                    {
                        return false;
                    }

                    done = happened.Sequence;
                }

                Reached(done);
            }
        }
        finally
        {
            if (lease is not null)
            {
                await lease.DisposeAsync();
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        IsStopped = true;
        await stopped.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        stopped.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var backoff = new Backoff(options, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = wake.Next;
            try
            {
                var ours = await CatchUpAsync(stoppingToken);
                backoff.Reset();
                // While another replica works, its cursor is looked at instead of waiting for a wake-up.
                await (ours ? Pulse.WaitAsync(woken, options.FollowerPoll, clock, stoppingToken) : Task.Delay(options.WatchPoll, clock, stoppingToken));
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "following {Source} failed after event {Sequence}, tries again", source.Name, metrics.Applied);
                await Task.WhenAny(backoff.PauseAsync(stoppingToken));
            }
        }
    }

    private async Task ApplyAsync(TEvent happened, CancellationToken cancellation)
    {
        traces.TryRemove(happened.Sequence, out var parent);
        using var activity = Activities.StartActivity($"apply {EventJson.TypeOf(happened)}", ActivityKind.Consumer, parent);
        using var act = AuditedAct.BySystem($"follow-{source.Name}", $"event={source.Name}/{happened.Sequence}");
        try
        {
            await reaction.ApplyAsync(happened, cancellation);
        }
        catch (Exception failure) when (!PassingFailure.Is(failure) && !cancellation.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            failed = failed.Sequence == happened.Sequence ? (failed.Sequence, failed.Times + 1) : (happened.Sequence, 1);
            if (failed.Times < options.Tries)
            {
                throw;
            }

            await PutAsideAsync(happened, failure, cancellation);
        }
    }

    private async Task PutAsideAsync(TEvent happened, Exception failure, CancellationToken cancellation)
    {
        logger.LogError(
            failure,
            "event {Sequence} {Type} of {Source} could not be applied {Times} times and is put aside as a dead letter",
            happened.Sequence, EventJson.TypeOf(happened), source.Name, failed.Times);
        var letter = new DeadLetter(
            source.Name, happened.Sequence, happened.EventId, EventJson.TypeOf(happened), EventJson.Write(happened), failure.ToString(), clock.GetUtcNow());
        await letters.AddAsync(letter, cancellation);
        metrics.Counted(await letters.CountAsync(source.Name, cancellation));
    }

    private void Reached(long sequence)
    {
        metrics.Reached(sequence);
        metrics.Saw(sequence);
        reached.Beat();
    }
}
