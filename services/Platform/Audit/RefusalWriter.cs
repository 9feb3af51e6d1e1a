using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>
/// Stores the refusals of one service in this process, once a second and a bounded number each time, so that a flood of them cannot fill
/// the disk. While the store is away they wait in the buffer.
/// </summary>
public sealed class RefusalWriter(
    string service, RefusalBuffer buffer, IDocuments<RefusalOutbox> outbox, TimeProvider clock, ILogger<RefusalWriter> logger) : BackgroundService
{
    private const int AtOnce = 512;
    private const int Attempts = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastChance = TimeSpan.FromSeconds(2);
    private IReadOnlyList<AuditRecord> taken = [];
    private long unrecorded;

    /// <summary>Stores what waits, up to a bounded number.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (taken.Count == 0)
        {
            (taken, var more) = buffer.Take(AtOnce);
            unrecorded += more;
        }

        if (taken.Count == 0 && unrecorded == 0)
        {
            return false;
        }

        await WriteAsync(unrecorded == 0 ? taken : [.. taken, Unrecorded()], cancellation);
        (taken, unrecorded) = ([], 0);
        return true;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var bound = new CancellationTokenSource(LastChance, clock);
        try
        {
            while (await StepAsync(bound.Token))
            {
            }
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "the last refusals of {Service} could not be stored", service);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await StepAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning("refusals of {Service} could not be stored and wait: {Reason}", service, failure.Message);
            }
        }
    }

    private AuditRecord Unrecorded()
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = AuditKind.Unrecorded,
            At = AuditedAct.ToMilliseconds(now),
            Account = AuditedAct.SystemAccount,
            Actor = AuditActor.System,
            Count = unrecorded,
        };
    }

    private async Task WriteAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellation)
    {
        var attached = Attached.Nothing with { Records = records };
        for (var attempt = 1; ; attempt++)
        {
            var stored = await outbox.FindAsync(RefusalOutbox.Id, cancellation);
            var before = stored?.Value ?? new(0, 0);
            var next = new RefusalOutbox(before.Recorded + taken.Count, before.Unrecorded + unrecorded);
            try
            {
                await (stored is null
                    ? outbox.InsertAsync(RefusalOutbox.Id, next, attached, cancellation)
                    : outbox.ReplaceAsync(RefusalOutbox.Id, stored.Revision, next, attached, cancellation));
                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException && attempt < Attempts)
            {
                // Another process stored its own at this moment.
            }
        }
    }
}
