using System.Collections.Concurrent;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Remembers what was read from texts: catalogues write the same few limits and laws a thousand times. Holds at most twice
/// <paramref name="capacity"/> readings; those not asked for in the latest <paramref name="capacity"/> new ones are forgotten.
/// </summary>
/// <param name="read">A pure function of the text.</param>
/// <param name="capacity">Readings of one generation.</param>
public sealed class ReadingMemo<TWritten, T>(Func<TWritten, T> read, int capacity)
    where TWritten : notnull
    where T : class
{
    private readonly Lock turning = new();
    private volatile ConcurrentDictionary<TWritten, T> young = new();
    private volatile ConcurrentDictionary<TWritten, T> old = new();
    private int added;

    /// <summary>The reading of a text.</summary>
    public T Read(TWritten text)
    {
        var generation = young;
        if (generation.TryGetValue(text, out var known)) return known;
        if (!old.TryGetValue(text, out known)) known = read(text);
        if (generation.TryAdd(text, known) && Interlocked.Increment(ref added) >= capacity) Turn(generation);
        return known;
    }

    private void Turn(ConcurrentDictionary<TWritten, T> full)
    {
        lock (turning)
        {
            if (young != full) return;
            old = full;
            young = new();
            Volatile.Write(ref added, 0);
        }
    }
}
