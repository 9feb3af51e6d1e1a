using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Editing;

/// <summary>What the items of a file make of the items of a draft.</summary>
/// <param name="Items">The items after the import, in the order of the file.</param>
/// <param name="Added">Of those, items that the draft did not have.</param>
/// <param name="Changed">Items of the draft whose elements the file changes; a mere change of order is none.</param>
/// <param name="Removed">Items of the draft that the file does not have.</param>
public sealed record ImportMerge(IReadOnlyList<CatalogueItem> Items, int Added, int Changed, int Removed)
{
    /// <summary>
    /// Items are recognised by category and name and then keep id, origin and, when nothing else changes, revision. Of several with
    /// the same category and name the first of the file is the first of the draft, and so on.
    /// </summary>
    /// <param name="present">The items of the draft.</param>
    /// <param name="file">The items of the file.</param>
    /// <param name="newId">The id of a new item at an index of the file.</param>
    public static ImportMerge Of(IReadOnlyList<CatalogueItem> present, IReadOnlyList<ItemElements> file, Func<int, Guid> newId)
    {
        var known = present
            .GroupBy(item => KeyOf(item.Elements))
            .ToDictionary(group => group.Key, group => new Queue<CatalogueItem>(group));
        var items = new List<CatalogueItem>(file.Count);
        var added = 0;
        var changed = 0;
        foreach (var (index, elements) in file.Index())
        {
            if (!known.TryGetValue(KeyOf(elements), out var candidates) || !candidates.TryDequeue(out var before))
            {
                items.Add(new() { Id = newId(index), Elements = elements });
                added++;
            }
            else if (ElementFields.Same(before.Elements, elements))
            {
                items.Add(before);
            }
            else
            {
                items.Add(before with { Elements = elements, Revision = before.Revision + 1 });
                changed++;
            }
        }

        return new(items, added, changed, present.Count - (items.Count - added));
    }

    private static (string Category, string Name) KeyOf(ItemElements elements) => (elements.Category, elements.Name);
}
