using OpenGov.Platform.Audit;

namespace OpenGov.Departments.Days;

/// <summary>
/// Looks every two seconds for what is due. Every replica does; of several that see the same, the compare-and-set of the documents lets
/// one write. So a day takes effect within seconds of its beginning, never before, and after a downtime as soon as the service runs.
/// </summary>
internal sealed class DayClock(IEnumerable<IDueWork> works, TimeProvider clock, ILogger<DayClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly IReadOnlyList<IDueWork> works = [.. works];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var work in works)
            {
                await TryAsync(work, stoppingToken);
            }

            await Task.WhenAny(Task.Delay(Pause, clock, stoppingToken));
        }
    }

    private async Task TryAsync(IDueWork work, CancellationToken stopping)
    {
        using var act = AuditedAct.BySystem("day-clock");
        try
        {
            await work.DoAsync(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "{Work} that is due could not be done, is tried again", work.Name);
        }
    }
}
