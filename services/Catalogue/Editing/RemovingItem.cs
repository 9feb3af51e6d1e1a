using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Editing;

/// <summary>Removing an item from a draft.</summary>
public static class RemovingItem
{
    /// <summary>The draft without the item.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">The item.</param>
    /// <param name="revision">The item's revision that the removal was decided from.</param>
    public static ItemEdit Remove(CatalogueVersion draft, Guid id, long revision)
    {
        var index = ItemEdit.Find(draft, id, revision);
        return new(draft with { Items = [.. draft.Items.Where((_, i) => i != index)] }, draft.Items[index], index + 1);
    }
}
