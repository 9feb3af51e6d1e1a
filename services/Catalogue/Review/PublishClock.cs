using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// Looks every second or two for versions whose minute has come, in the one process that holds the lease. The lease only spares the
/// others the work: two that look at once publish nothing twice.
/// </summary>
public sealed class PublishClock(
    [FromKeyedServices("catalogue")] IDocumentEngine engine,
    DueVersions due,
    ScheduleMeter meter,
    EventOptions options,
    TimeProvider clock,
    ILogger<PublishClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Backoff backoff = new(options, clock);
    private readonly LeaseKeeper leases = new(
        engine.Open(Lease.Type), "schedules", $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", options, clock);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CompeteAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "scheduled versions could not be looked for, is tried again");
                await Task.WhenAny(backoff.PauseAsync(stoppingToken));
            }
        }
    }

    private async Task CompeteAsync(CancellationToken stopping)
    {
        if (await leases.TryTakeAsync(stopping) is not { } lease)
        {
            // Whoever holds the lease tells of what it cannot publish.
            meter.Overdue(0);
            backoff.Reset();
            await Task.Delay(options.CandidatePoll, clock, stopping);
            return;
        }

        await using (lease)
        {
            using var leading = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
            while (!leading.IsCancellationRequested)
            {
                await due.PublishAsync(leading.Token);
                backoff.Reset();
                await Task.WhenAny(Task.Delay(Pause, clock, leading.Token));
            }
        }
    }
}
