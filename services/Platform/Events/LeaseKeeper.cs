using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>
/// Takes a lease when it is free. Nothing relies on two processes never believing to hold it: a process may be paused at any point
/// and go on later. The lease only keeps them from getting into each other's way; what is written stays right by its keys.
/// </summary>
/// <param name="leases">The service's leases.</param>
/// <param name="work">Name of the work.</param>
/// <param name="holder">This process, different from every other.</param>
/// <param name="options">Times.</param>
/// <param name="clock">Measures them.</param>
public sealed class LeaseKeeper(IDocuments<Lease> leases, string work, string holder, EventOptions options, TimeProvider clock)
{
    private (long Revision, long Since) seen;

    /// <summary>The lease, held from now on and renewed until it is disposed of; null while another process holds it.</summary>
    public async Task<HeldLease?> TryTakeAsync(CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        var stored = await leases.FindAsync(work, cancellation);
        if (stored is not null && !IsFree(stored))
        {
            return null;
        }

        var next = new Lease(holder, (stored?.Value.Fence ?? 0) + 1, clock.GetUtcNow() + options.LeaseDuration);
        try
        {
            stored = stored is null
                ? await leases.InsertAsync(work, next, Attached.Nothing, cancellation)
                : await leases.ReplaceAsync(work, stored.Revision, next, Attached.Nothing, cancellation);
            return new HeldLease(leases, stored, asked, options, clock);
        }
        catch (Exception taken) when (taken is DuplicateKeyException or StaleDocumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Free when given back, over, or left by this very process. A lease that nobody renewed for its whole duration, as seen from here, is
    /// free too: clocks of other machines may be ahead.
    /// </summary>
    private bool IsFree(Stored<Lease> stored)
    {
        var now = clock.GetTimestamp();
        if (seen.Revision != stored.Revision)
        {
            seen = (stored.Revision, now);
        }

        return options.Alone || stored.Value.Holder.Length == 0 || stored.Value.Holder == holder || stored.Value.ExpiresAt <= clock.GetUtcNow()
            || clock.GetElapsedTime(seen.Since, now) > options.LeaseDuration;
    }
}
