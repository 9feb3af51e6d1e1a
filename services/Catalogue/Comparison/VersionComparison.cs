using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Comparison;

/// <summary>Compares the tables of two versions by the identity of their items (修订对照).</summary>
public static class VersionComparison
{
    /// <summary>
    /// The items that differ, in the order of the later table; removed ones where they stood. Empty when both say the same in the same
    /// order. Swapping the tables swaps added and removed, before and after.
    /// </summary>
    /// <param name="from">The earlier table; ids are unique.</param>
    /// <param name="to">The later table; ids are unique.</param>
    public static IReadOnlyList<ItemDifference> Compare(IReadOnlyList<CatalogueItem> from, IReadOnlyList<CatalogueItem> to)
    {
        var toOf = PlacesIn(to, from);
        var stayed = toOf.Where(j => j >= 0).Order().Select(j => to[j].Id).ToList();
        var moved = Moves.Of([.. from.Where((_, i) => toOf[i] >= 0).Select(item => item.Id)], stayed);
        var differences = new List<ItemDifference>();
        foreach (var (i, j) in Interleaving.Of(toOf, to.Count, i => !moved.Contains(from[i].Id)))
        {
            if (Compare(i < 0 ? null : from[i], j < 0 ? null : to[j], i + 1, j + 1, i >= 0 && moved.Contains(from[i].Id)) is { } difference) differences.Add(difference);
        }

        return differences;
    }

    private static ItemDifference? Compare(CatalogueItem? from, CatalogueItem? to, int fromNumber, int toNumber, bool moved)
    {
        var elements = ElementComparison.Compare(from?.Elements, to?.Elements);
        ItemDifferenceKind? kind = (from, to) switch
        {
            (null, _) => ItemDifferenceKind.Added,
            (_, null) => ItemDifferenceKind.Removed,
            _ when elements.Count > 0 => ItemDifferenceKind.Changed,
            _ => moved ? ItemDifferenceKind.Moved : null,
        };
        return kind is { } known ? new(known, (to ?? from)!.Id, fromNumber, toNumber, moved, (to ?? from)!.Elements, elements) : null;
    }

    private static int[] PlacesIn(IReadOnlyList<CatalogueItem> to, IReadOnlyList<CatalogueItem> from)
    {
        var places = new Dictionary<Guid, int>(to.Count);
        for (var j = 0; j < to.Count; j++) places.Add(to[j].Id, j);
        var toOf = new int[from.Count];
        for (var i = 0; i < toOf.Length; i++) toOf[i] = places.GetValueOrDefault(from[i].Id, -1);
        return toOf;
    }
}
