namespace OpenGov.Catalogues.Reading;

/// <summary>
/// Tells a reader that what it reads may have changed while it was reading, so that it must not be remembered. Keys share marks; a
/// mark raised for another key only costs one more reading.
/// </summary>
internal sealed class ChangeMarks
{
    private readonly Lock gate = new();
    private readonly long[] marks = new long[1024];

    /// <summary>The mark of a key: another value later means that the key may have changed in between.</summary>
    public long Of(string key) => Volatile.Read(ref Place(key));

    /// <summary>The key has changed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="forget">Forgets what is remembered of it.</param>
    public void Raise(string key, Action forget)
    {
        lock (gate)
        {
            Interlocked.Increment(ref Place(key));
            forget();
        }
    }

    /// <summary>Remembers what was read, unless the key may have changed since the mark was taken.</summary>
    public void Remember(string key, long mark, Action remember)
    {
        lock (gate)
        {
            if (Of(key) == mark)
            {
                remember();
            }
        }
    }

    private ref long Place(string key) => ref marks[(uint)string.GetHashCode(key, StringComparison.Ordinal) % marks.Length];
}
