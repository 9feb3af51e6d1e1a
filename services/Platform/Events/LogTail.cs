namespace OpenGov.Platform.Events;

/// <summary>
/// The newest entries of a log as this process knows them, kept in memory so that many watchers read each entry from the engine
/// once and not once each. A watcher that is further behind reads the log itself; nobody holds up the writer.
/// </summary>
internal sealed class LogTail
{
    private const int Capacity = 1024;
    private readonly Lock gate = new();
    private readonly EventLogEntry[] ring = new EventLogEntry[Capacity];
    private readonly Pulse grown = new();
    private long first = 1;
    private long last = -1;
    private long polledAt;

    /// <summary>Whether <see cref="Begin"/> was called.</summary>
    public bool HasBegun => Last >= 0;

    /// <summary>The highest sequence known; -1 before <see cref="Begin"/>.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>Completes when the log has grown.</summary>
    public Task Grown => grown.Next;

    /// <summary>Sets where the known log ends, unless that is known already.</summary>
    public void Begin(long sequence)
    {
        lock (gate)
        {
            if (last < 0)
            {
                first = sequence + 1;
                last = sequence;
            }
        }
    }

    /// <summary>Adds entries that are in the log, in order; ones that are known are passed over.</summary>
    public void Add(params IReadOnlyList<EventLogEntry> entries)
    {
        var any = false;
        lock (gate)
        {
            foreach (var entry in entries.Where(entry => entry.Sequence > last))
            {
                // What lies between was logged by another process; whoever wants it reads the log.
                first = entry.Sequence == last + 1 ? Math.Max(first, entry.Sequence - Capacity + 1) : entry.Sequence;
                ring[entry.Sequence % Capacity] = entry;
                last = entry.Sequence;
                any = true;
            }
        }

        if (any)
        {
            grown.Beat();
        }
    }

    /// <summary>Entries from a sequence number on; empty when the first of them is not in memory.</summary>
    public IReadOnlyList<EventLogEntry> Read(long from, int limit)
    {
        lock (gate)
        {
            if (from < first || from > last)
            {
                return [];
            }

            var entries = new EventLogEntry[(int)Math.Min(limit, last - from + 1)];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = ring[(from + i) % Capacity];
            }

            return entries;
        }
    }

    /// <summary>True for one of all watchers in each interval: that one looks into the log for the others too.</summary>
    public bool TakePollTurn(TimeProvider clock, TimeSpan interval)
    {
        var previous = Volatile.Read(ref polledAt);
        var now = clock.GetTimestamp();
        return clock.GetElapsedTime(previous, now) >= interval
            && Interlocked.CompareExchange(ref polledAt, now, previous) == previous;
    }
}
