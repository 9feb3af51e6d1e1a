namespace OpenGov.Publications.Search;

/// <summary>
/// In which items a pair of characters stands, ascending. One writer appends while any number read: a reader sees a beginning of the
/// list that was complete at some time.
/// </summary>
internal sealed class Postings
{
    private int[] entries = new int[2];
    private int count;

    /// <summary>Appends an item, larger than all before.</summary>
    /// <param name="item">The item.</param>
    /// <param name="field">The best field that the pair stands in.</param>
    public void Add(int item, MatchField field)
    {
        if (count == entries.Length)
        {
            var larger = new int[count < 64 ? count * 2 : count + count / 2];
            entries.CopyTo(larger, 0);
            Volatile.Write(ref entries, larger);
        }

        entries[count] = (item << 2) | (int)field;
        Volatile.Write(ref count, count + 1);
    }

    /// <summary>The entries of items below a number: item × 4 + field.</summary>
    public ReadOnlySpan<int> Below(int items)
    {
        // The count first: the array that is read after it holds at least so many.
        var seen = Volatile.Read(ref count);
        var all = Volatile.Read(ref entries).AsSpan(0, seen);
        if (seen == 0 || all[^1] >> 2 < items)
        {
            return all;
        }

        var end = all.BinarySearch(items << 2);
        return all[..(end < 0 ? ~end : end)];
    }
}

/// <summary>Where a match stands; smaller is better.</summary>
public enum MatchField
{
    /// <summary>In the name.</summary>
    Name,

    /// <summary>In the content.</summary>
    Content,

    /// <summary>Elsewhere.</summary>
    Rest,
}
