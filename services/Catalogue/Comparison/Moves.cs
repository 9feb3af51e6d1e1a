namespace OpenGov.Catalogues.Comparison;

/// <summary>
/// Which elements moved when a list was put in another order: as few as possible, so that one row dragged to another place is one
/// move and not a shift of all the others. Those that keep their order form a longest increasing subsequence; O(n log n).
/// </summary>
internal static class Moves
{
    /// <summary>The elements that moved.</summary>
    /// <param name="before">The earlier order.</param>
    /// <param name="after">The later order of the same elements.</param>
    public static IReadOnlySet<Guid> Of(IReadOnlyList<Guid> before, IReadOnlyList<Guid> after) => IsFirst(before, after) switch
    {
        null => new HashSet<Guid>(),
        // Where several choices move equally few, both directions must choose alike, so only one of them chooses.
        true => Chosen(before, after),
        false => Chosen(after, before),
    };

    private static bool? IsFirst(IReadOnlyList<Guid> before, IReadOnlyList<Guid> after)
    {
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].CompareTo(after[i]) is not 0 and var order) return order < 0;
        }

        return null;
    }

    private static HashSet<Guid> Chosen(IReadOnlyList<Guid> one, IReadOnlyList<Guid> other)
    {
        var rankOf = new Dictionary<Guid, int>(other.Count);
        for (var rank = 0; rank < other.Count; rank++) rankOf.Add(other[rank], rank);
        var moved = Moved([.. one.Select(id => rankOf[id])]);
        return [.. one.Where((_, i) => moved[i])];
    }

    private static bool[] Moved(int[] ranks)
    {
        // ends[n] is the element with the least rank in which an increasing run of n + 1 elements can end.
        var (ends, previous) = (new List<int>(), new int[ranks.Length]);
        for (var i = 0; i < ranks.Length; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (ranks[ends[middle]] < ranks[i]) low = middle + 1;
                else high = middle;
            }

            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(i);
            else ends[low] = i;
        }

        var moved = new bool[ranks.Length];
        Array.Fill(moved, true);
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i]) moved[i] = false;
        return moved;
    }
}
