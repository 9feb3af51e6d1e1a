using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>Recognises categories (一级事项) that upstream renamed: derived items follow by themselves, the street's own would be left behind.</summary>
internal static class Categories
{
    /// <summary>Renames of categories that other items of the draft carry; a category that was split or merged is none.</summary>
    public static IReadOnlyList<CategoryRename> Renamed(UpstreamStep step, IReadOnlyList<CatalogueItem> ours)
    {
        var own = ours.Where(item => item.Origin?.CatalogueId != step.UpstreamId && item.Elements.Category.Length > 0)
            .ToLookup(item => item.Elements.Category, item => item.Id);
        if (own.Count == 0)
        {
            return [];
        }

        var before = new Dictionary<Guid, string>(step.Base.Count);
        foreach (var item in step.Base)
        {
            before.TryAdd(item.Id, item.Elements.Category);
        }

        var now = step.Theirs.Select(item => item.Elements.Category).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. step.Theirs
                .Where(item => before.ContainsKey(item.Id))
                .GroupBy(item => before[item.Id], item => item.Elements.Category)
                .Where(group => own.Contains(group.Key) && !now.Contains(group.Key) && group.Distinct().Take(2).Count() == 1)
                .Select(group => new CategoryRename(group.Key, group.First(), [.. own[group.Key]]))
                .Where(rename => rename.To.Length > 0),
        ];
    }
}
