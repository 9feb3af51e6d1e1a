using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>The order of items: who moved what, and where things stand after a merge.</summary>
internal static class ItemOrder
{
    /// <summary>Ids of the items of a later list that were moved: the fewest whose move explains the new order.</summary>
    public static HashSet<Guid> Moved(IReadOnlyList<CatalogueItem> before, IReadOnlyList<CatalogueItem> after)
    {
        var places = Places(before);
        return Moved([.. after.Where(item => places.ContainsKey(item.Id)).Select(item => (item.Id, places[item.Id]))]);
    }

    /// <summary>Ids of the draft's items of an upstream that the street itself moved, or whose place upstream had no say in.</summary>
    public static HashSet<Guid> MovedByOurs(UpstreamStep step, IReadOnlyList<CatalogueItem> ours)
    {
        var places = Places(step.Base);
        var moved = new HashSet<Guid>();
        var placed = new List<(Guid, int)>(ours.Count);
        foreach (var item in ours)
        {
            if (item.Origin is { } origin && origin.CatalogueId == step.UpstreamId && places.TryGetValue(origin.ItemId, out var place))
            {
                placed.Add((item.Id, place));
            }
            else
            {
                moved.Add(item.Id);
            }
        }

        moved.UnionWith(Moved(placed));
        return moved;
    }

    /// <summary>
    /// Inserts items into those that follow upstream's order: each comes after the item that it came after in the draft.
    /// </summary>
    /// <param name="following">Items in upstream's order: those that the street did not move, and new ones.</param>
    /// <param name="ours">All items that stay, in the draft's order; those that follow are recognised by id.</param>
    public static IReadOnlyList<CatalogueItem> Arrange(IEnumerable<CatalogueItem> following, IEnumerable<CatalogueItem> ours)
    {
        var arranged = new LinkedList<CatalogueItem>();
        var nodes = new Dictionary<Guid, LinkedListNode<CatalogueItem>>();
        foreach (var item in following)
        {
            nodes[item.Id] = arranged.AddLast(item);
        }

        LinkedListNode<CatalogueItem>? before = null;
        foreach (var item in ours)
        {
            if (!nodes.TryGetValue(item.Id, out var node))
            {
                node = before is null ? arranged.AddFirst(item) : arranged.AddAfter(before, item);
                nodes[item.Id] = node;
            }

            before = node;
        }

        return [.. arranged];
    }

    private static Dictionary<Guid, int> Places(IReadOnlyList<CatalogueItem> items)
    {
        var places = new Dictionary<Guid, int>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            places.TryAdd(items[index].Id, index);
        }

        return places;
    }

    // Everything outside a longest increasing run of former places.
    private static HashSet<Guid> Moved(List<(Guid Id, int Place)> items)
    {
        var tails = new List<int>();
        var earlier = new int[items.Count];
        for (var index = 0; index < items.Count; index++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = items[tails[middle]].Place < items[index].Place ? (middle + 1, high) : (low, middle);
            }

            earlier[index] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(index);
            }
            else
            {
                tails[low] = index;
            }
        }

        var moved = items.Select(item => item.Id).ToHashSet();
        for (var index = tails.Count == 0 ? -1 : tails[^1]; index >= 0; index = earlier[index])
        {
            moved.Remove(items[index].Id);
        }

        return moved;
    }
}
