using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Editing;

/// <summary>Adding an item to a draft.</summary>
public static class AddingItem
{
    /// <summary>The draft with a new item.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">Id of the new item.</param>
    /// <param name="elements">Its elements; a draft may lack some.</param>
    /// <param name="position">From 1 to one behind the last; 0 means at the end.</param>
    public static ItemEdit Add(CatalogueVersion draft, Guid id, ItemElements elements, int position)
    {
        StateRules.Require(draft, VersionState.Draft);
        ItemEdit.RequireBounds(elements);
        for (var place = 0; place < draft.Items.Count; place++)
        {
            if (draft.Items[place].Id == id)
            {
                // The id depends on the request only: it is repeated so late that its first answer is no longer kept. Nothing is added twice.
                return new(draft, draft.Items[place], place + 1);
            }
        }

        var end = draft.Items.Count + 1;
        if (position < 0 || position > end)
        {
            throw Refused.Invalid("position", $"必须是 1 到 {end} 之间的整数，或 0 表示排在最后");
        }

        var item = new CatalogueItem { Id = id, Elements = elements };
        var number = position == 0 ? end : position;
        var next = draft with { Items = [.. draft.Items.Take(number - 1), item, .. draft.Items.Skip(number - 1)] };
        return new(ItemEdit.RequireSize(next), item, number);
    }
}
