using System.Diagnostics.CodeAnalysis;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>A lease that this process holds: renewed in the background, given back when disposed of.</summary>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly IDocuments<Lease> leases;
    private readonly EventOptions options;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;
    private Stored<Lease> stored;

    internal HeldLease(IDocuments<Lease> leases, Stored<Lease> stored, long asked, EventOptions options, TimeProvider clock)
    {
        this.leases = leases;
        this.stored = stored;
        this.options = options;
        this.clock = clock;
        // Counted from before the write was sent, so that this process stops before another may start.
        lost = new(Left(asked), clock);
        Lost = lost.Token;
        renewing = RenewAsync();
    }

    /// <summary>Fencing number.</summary>
    public long Fence => stored.Value.Fence;

    /// <summary>Cancelled when the lease is lost, or could not be renewed in time.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Looks into the document whether this process still holds the lease.</summary>
    /// <exception cref="LeaseLostException">It does not.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var now = await leases.FindAsync(stored.Id, cancellation);
        if (Lost.IsCancellationRequested || !IsOurs(now))
        {
            await lost.CancelAsync();
            throw new LeaseLostException(stored.Id);
        }
    }

    /// <summary>Gives the lease back, so that another process takes it at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        if (!Lost.IsCancellationRequested)
        {
            try
            {
                using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
                var free = stored.Value with { Holder = "", ExpiresAt = clock.GetUtcNow() };
                await leases.ReplaceAsync(stored.Id, stored.Revision, free, Attached.Nothing, bound.Token);
            }
            catch (Exception)
            {
                // Then it ends by itself.
            }
        }

        lost.Dispose();
        ended.Dispose();
    }

    private async Task RenewAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, Lost);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.LeaseDuration / 4, clock, stop.Token);
                var asked = clock.GetTimestamp();
                var next = stored.Value with { ExpiresAt = clock.GetUtcNow() + options.LeaseDuration };
                // Not stopped half-way by a dispose: the revision must be known to give the lease back.
                stored = await leases.ReplaceAsync(stored.Id, stored.Revision, next, Attached.Nothing, Lost);
                lost.CancelAfter(Left(asked));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Given back, or over.
            }
            catch (Exception)
            {
                // Overtaken, or the engine is away: looked up, and tried again until the time is over.
                await LookAsync();
            }
        }
    }

    /// <summary>Tells an overtaken lease from a renewal whose answer was lost.</summary>
    private async Task LookAsync()
    {
        try
        {
            var now = await leases.FindAsync(stored.Id, Lost);
            if (IsOurs(now))
            {
                stored = now;
            }
            else
            {
                await lost.CancelAsync();
            }
        }
        catch (Exception)
        {
            // Not known; the time goes on running.
        }
    }

    private bool IsOurs([NotNullWhen(true)] Stored<Lease>? now) => now?.Value.Fence == Fence && now.Value.Holder == stored.Value.Holder;

    private TimeSpan Left(long asked)
    {
        var left = options.LeaseDuration - clock.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
