namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>
/// Finds what may have become of an item that upstream removed: new items with a similar name, or of the same category. Only links
/// are made; whether the item was split, merged or renamed is for people to say.
/// </summary>
internal static class Replacements
{
    /// <summary>Most links of one item.</summary>
    public const int MostLinks = 8;

    // A pair of characters that more items share tells nothing (养老, 服务), and following it would compare each with each.
    private const int MostSharing = 64;

    // Share of common pairs of characters from which two names are similar.
    private const double Similar = 0.5;

    /// <summary>Makes removed items replaced ones where new items may have taken their place.</summary>
    /// <param name="held">Items of the draft; replaced in place.</param>
    /// <param name="added">New items.</param>
    public static void Link(List<ItemMerge> held, IReadOnlyList<ItemMerge> added)
    {
        if (added.Count == 0 || held.TrueForAll(item => item.Kind != ItemChangeKind.Removed))
        {
            return;
        }

        var pairs = added.Select(item => Pairs(item.Name)).ToList();
        var sharing = Postings(pairs.SelectMany((set, index) => set, (set, pair) => pair), pairs);
        var categories = added.Select((item, index) => (item.Theirs!.Elements.Category, index))
            .Where(one => one.Category.Length > 0)
            .ToLookup(one => one.Category, one => one.index);
        for (var at = 0; at < held.Count; at++)
        {
            if (held[at].Kind == ItemChangeKind.Removed
                && Successors(held[at], pairs, sharing, categories) is { Count: > 0 } found)
            {
                held[at] = held[at] with { Kind = ItemChangeKind.Replaced, Successors = [.. found.Select(index => added[index].UpstreamItemId)] };
            }
        }
    }

    private static List<int> Successors(
        ItemMerge gone, List<HashSet<(char, char)>> pairs, Dictionary<(char, char), List<int>> sharing, ILookup<string, int> categories)
    {
        var elements = gone.Ours!.Origin!.Base;
        var own = Pairs(elements.Name);
        var candidates = new HashSet<int>(categories[elements.Category].Take(MostSharing));
        var alike = new HashSet<int>(candidates);
        foreach (var pair in own)
        {
            if (sharing.TryGetValue(pair, out var items) && items.Count <= MostSharing)
            {
                candidates.UnionWith(items);
            }
        }

        return
        [
            .. candidates
                .Select(index => (index, similarity: Similarity(own, pairs[index])))
                .Where(one => one.similarity >= Similar || alike.Contains(one.index))
                .OrderByDescending(one => one.similarity)
                .ThenBy(one => one.index)
                .Take(MostLinks)
                .Select(one => one.index),
        ];
    }

    private static Dictionary<(char, char), List<int>> Postings(IEnumerable<(char, char)> all, List<HashSet<(char, char)>> pairs)
    {
        var postings = all.Distinct().ToDictionary(pair => pair, _ => new List<int>());
        foreach (var (index, set) in pairs.Index())
        {
            foreach (var pair in set)
            {
                postings[pair].Add(index);
            }
        }

        return postings;
    }

    private static double Similarity(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<(char, char)> Pairs(string name)
    {
        var pairs = new HashSet<(char, char)>();
        for (var at = 1; at < name.Length; at++)
        {
            pairs.Add((name[at - 1], name[at]));
        }

        return pairs;
    }
}
