using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// Lets days tell: on the day on which a basis begins or ends, its event is written with it, and everything follows as if somebody had
/// entered it that day. Every replica looks once a minute; of several that see the same, one writes.
/// </summary>
public sealed class BasisDays(
    IDocuments<LegalBasis> bases, BasisRegistry registry, TimeProvider clock, ILogger<BasisDays> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Writes what is due today or before; returns how many.</summary>
    public async Task<int> TurnAsync(CancellationToken cancellation)
    {
        var turned = 0;
        var query = new DocumentQuery { SortBy = "due", Limit = 200 }.And("due", KeyRelation.AtMost, Contract.BasesOut.Day(Day.Today(clock)));
        while (await bases.QueryAsync(query, cancellation) is { Count: > 0 } due)
        {
            foreach (var stored in due)
            {
                if (KeepingBases.Turn(stored.Value, clock.GetUtcNow()) is { } next)
                {
                    turned += await WriteAsync(stored, next, cancellation);
                }
            }
        }

        return turned;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "legal bases that are due could not be written, tries again in a minute");
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<int> WriteAsync(Stored<LegalBasis> stored, LegalBasis next, CancellationToken cancellation)
    {
        using var act = AuditedAct.BySystem("basis-days", $"basis_id={stored.Id}");
        try
        {
            await bases.ReplaceAsync(stored.Id, stored.Revision, next, new Attached([BasisEvents.Turned(next)]), cancellation);
            registry.Changed();
            return 1;
        }
        catch (StaleDocumentException)
        {
            // Another replica wrote it, or somebody changed it: what is due then is found in the next round.
            return 0;
        }
    }
}
