namespace OpenGov.Catalogues.Comparison;

/// <summary>
/// One list of two: the later one in its order, and what only the earlier one has behind what it stood behind.
/// </summary>
internal static class Interleaving
{
    /// <summary>Pairs of places; -1 where one list has nothing.</summary>
    /// <param name="toOf">For each place of the earlier list its place in the later one; -1 when it is gone.</param>
    /// <param name="toCount">Length of the later list.</param>
    /// <param name="staysPut">Whether the element at a place of the earlier list may hold the place of those that stood behind it.</param>
    public static IEnumerable<(int From, int To)> Of(IReadOnlyList<int> toOf, int toCount, Func<int, bool> staysPut)
    {
        var fromOf = new int[toCount];
        Array.Fill(fromOf, -1);
        // By the place after which they are shown, and for each the next one shown there.
        var gone = new List<int>?[toCount + 1];
        for (var (i, behind) = (0, 0); i < toOf.Count; i++)
        {
            if (toOf[i] < 0) (gone[behind] ??= []).Add(i);
            else fromOf[toOf[i]] = i;
            if (toOf[i] >= 0 && staysPut(i)) behind = toOf[i] + 1;
        }

        for (var j = 0; j <= toCount; j++)
        {
            foreach (var i in gone[j] ?? []) yield return (i, -1);
            if (j < toCount) yield return (fromOf[j], j);
        }
    }
}
