using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Events;

/// <summary>
/// Logs and publishes the events of one service and chains its audit records, in the one process that holds the lease. It never stops the process: whatever is
/// away is waited for.
/// </summary>
public sealed class Relay(
    string service,
    LeaseKeeper leases,
    IPendingEvents pending,
    EventAppender appender,
    EventPublisher publisher,
    EventOptions options,
    EventMetrics metrics,
    TimeProvider clock,
    ILogger logger,
    RecordMover? records = null) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await RepeatAsync(() => CompeteAsync(stoppingToken), "lead", stoppingToken);
    }

    private async Task CompeteAsync(CancellationToken stopping)
    {
        if (await leases.TryTakeAsync(stopping) is not { } lease)
        {
            await Task.Delay(options.CandidatePoll, clock, stopping);
            return;
        }

        await using (lease)
        {
            logger.LogInformation("relay of {Service} leads with fence {Fence}", service, lease.Fence);
            metrics.Leads(true);
            await LeadAsync(lease, stopping);
            metrics.Leads(false);
            logger.LogInformation("relay of {Service} with fence {Fence} has ended", service, lease.Fence);
        }
    }

    private async Task LeadAsync(HeldLease lease, CancellationToken stopping)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
        publisher.Forget();
        records?.Forget();
        var seen = 0L;
        await Task.WhenAll(
            RepeatAsync(
                async () =>
                {
                    while (await appender.StepAsync(lease, leading.Token) > 0)
                    {
                    }

                    seen = await pending.WaitAsync(seen, options.PendingPoll, leading.Token);
                },
                "log",
                leading.Token),
            RepeatAsync(
                async () =>
                {
                    while (await publisher.StepAsync(leading.Token) > 0)
                    {
                    }

                    await publisher.WaitAsync(leading.Token);
                },
                "publish",
                leading.Token),
            records is null ? Task.CompletedTask : RepeatAsync(() => ChainAsync(records, lease, leading.Token), "chain", leading.Token));
    }

    private async Task ChainAsync(RecordMover mover, HeldLease lease, CancellationToken leading)
    {
        while (await mover.StepAsync(lease, leading))
        {
        }

        await Task.Delay(RecordMover.Pause, clock, leading);
    }

    private async Task RepeatAsync(Func<Task> work, string name, CancellationToken cancellation)
    {
        var backoff = new Backoff(options, clock);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await work();
                backoff.Reset();
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "relay of {Service} could not {Work}, tries again", service, name);
                await Task.WhenAny(backoff.PauseAsync(cancellation));
            }
        }
    }
}
