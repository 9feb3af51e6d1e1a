using System.Collections.Concurrent;

namespace OpenGov.Platform.Audit;

/// <summary>
/// The refusals of one service in this process that are not yet stored. Taking one in never waits, and memory is bounded: what comes
/// when it is full is counted, and the count is recorded.
/// </summary>
public sealed class RefusalBuffer
{
    /// <summary>Most records in memory.</summary>
    public const int Capacity = 4096;

    private readonly ConcurrentQueue<AuditRecord> records = new();
    private int count;
    private long unrecorded;

    /// <summary>Takes a refusal in.</summary>
    public void Add(AuditRecord refusal)
    {
        if (Interlocked.Increment(ref count) > Capacity)
        {
            Interlocked.Decrement(ref count);
            Interlocked.Increment(ref unrecorded);
            return;
        }

        records.Enqueue(refusal);
    }

    /// <summary>Gives the oldest out, and how many could not be taken in since the last time.</summary>
    internal (IReadOnlyList<AuditRecord> Records, long Unrecorded) Take(int most)
    {
        var taken = new List<AuditRecord>();
        while (taken.Count < most && records.TryDequeue(out var record))
        {
            Interlocked.Decrement(ref count);
            taken.Add(record);
        }

        return (taken, Interlocked.Exchange(ref unrecorded, 0));
    }
}
