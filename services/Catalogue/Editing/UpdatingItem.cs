using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Editing;

/// <summary>Changing elements of an item in a draft.</summary>
public static class UpdatingItem
{
    /// <summary>The draft with the changed item. Other items are not touched, nor is their revision asked for.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">The item.</param>
    /// <param name="revision">The item's revision that the change was made from.</param>
    /// <param name="values">The new values.</param>
    /// <param name="fields">The elements to take from them.</param>
    public static ItemEdit Update(CatalogueVersion draft, Guid id, long revision, ItemElements values, IReadOnlyList<ElementField> fields)
    {
        var index = ItemEdit.Find(draft, id, revision);
        var before = draft.Items[index];
        var elements = fields.Aggregate(before.Elements, (taken, field) => field.Take(taken, values));
        ItemEdit.RequireBounds(elements);
        var item = before with { Elements = elements, Revision = before.Revision + 1 };
        var next = draft with { Items = [.. draft.Items.Select((other, i) => i == index ? item : other)] };
        return new(ItemEdit.RequireSize(next), item, index + 1);
    }
}
