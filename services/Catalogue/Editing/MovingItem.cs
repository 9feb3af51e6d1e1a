using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Editing;

/// <summary>Moving an item of a draft to another position.</summary>
public static class MovingItem
{
    /// <summary>The draft in the new order; the numbers of the other items follow, their revisions stay.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">The item.</param>
    /// <param name="revision">The item's revision that the move was made from.</param>
    /// <param name="position">From 1 to the number of items.</param>
    public static ItemEdit Move(CatalogueVersion draft, Guid id, long revision, int position)
    {
        var index = ItemEdit.Find(draft, id, revision);
        if (position < 1 || position > draft.Items.Count)
        {
            throw Refused.Invalid("position", $"必须是 1 到 {draft.Items.Count} 之间的整数");
        }

        var item = draft.Items[index] with { Revision = draft.Items[index].Revision + 1 };
        var items = draft.Items.ToList();
        items.RemoveAt(index);
        items.Insert(position - 1, item);
        return new(draft with { Items = items }, item, position);
    }
}
