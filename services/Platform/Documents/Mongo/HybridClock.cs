namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Stamps that respect causes without asking a server: at least the time in ticks, and above every stamp that this process gave or
/// saw. So a write that was made after another one was seen has the higher stamp, even if the machines' clocks differ.
/// </summary>
internal sealed class HybridClock(TimeProvider time)
{
    private long last;

    /// <summary>A stamp above all before.</summary>
    public long Next()
    {
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(time.GetUtcNow().Ticks, seen + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
            {
                return next;
            }
        }
    }

    /// <summary>Told of each stamp that was read.</summary>
    public void Observe(long stamp)
    {
        for (var seen = Volatile.Read(ref last); stamp > seen; seen = Volatile.Read(ref last))
        {
            if (Interlocked.CompareExchange(ref last, stamp, seen) == seen)
            {
                return;
            }
        }
    }
}
