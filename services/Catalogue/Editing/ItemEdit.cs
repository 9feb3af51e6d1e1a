using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Editing;

/// <summary>What an edit of one item makes of a draft.</summary>
/// <param name="Next">The draft after the edit.</param>
/// <param name="Item">The item after the edit; after a removal as it was.</param>
/// <param name="Number">Its number (序号), from 1; after a removal as it was.</param>
public sealed record ItemEdit(CatalogueVersion Next, CatalogueItem Item, int Number)
{
    /// <summary>Finds an item that a caller wants to change and makes sure that the caller saw its present content.</summary>
    /// <returns>Its index in the draft.</returns>
    /// <exception cref="RequestException">The version is no draft; it has no such item; the item was changed since.</exception>
    internal static int Find(CatalogueVersion draft, Guid id, long revision)
    {
        StateRules.Require(draft, VersionState.Draft);
        for (var index = 0; index < draft.Items.Count; index++)
        {
            if (draft.Items[index].Id == id)
            {
                return draft.Items[index].Revision == revision ? index : throw Refused.Stale(draft.Items[index].Revision);
            }
        }

        throw Refused.NotFound("公开事项", id.ToString("D"));
    }

    /// <summary>Elements that even a draft may not have are refused.</summary>
    internal static void RequireBounds(ItemElements elements)
    {
        if (ItemChecks.Bounds(elements) is { Count: > 0 } violations)
        {
            throw Refused.Invalid([.. violations.Select(violation => violation with { Field = "item." + violation.Field })]);
        }
    }

    /// <summary>A version that would become larger than allowed is refused.</summary>
    internal static CatalogueVersion RequireSize(CatalogueVersion next)
    {
        if (next.Items.Count > ElementLimits.Items)
        {
            throw Refused.TooLarge($"一份标准目录最多 {ElementLimits.Items} 个公开事项。", ElementLimits.Items);
        }

        return next.Items.Sum(item => ItemTexts.Length(item.Elements)) <= ElementLimits.VersionLength
            ? next
            : throw Refused.TooLarge($"一份标准目录的全部文字最多 {ElementLimits.VersionLength} 个字。", ElementLimits.VersionLength);
    }
}
