using System.Globalization;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Adding items of a district's catalogue to a street's draft.</summary>
public static class TakingOver
{
    /// <summary>
    /// The draft with the items behind its own, in the order of their catalogue, each pinned to its origin. A catalogue that the draft
    /// did not follow yet it follows from now on.
    /// </summary>
    /// <param name="stored">The draft.</param>
    /// <param name="revision">Its revision that was decided on.</param>
    /// <param name="act">Who decides.</param>
    /// <param name="upstream">The current version of the district's catalogue.</param>
    /// <param name="ids">Ids of its items, none that the draft holds already.</param>
    /// <param name="localisation">How the street makes them its own.</param>
    /// <param name="newId">The id of the item that is derived from an item.</param>
    public static (CatalogueVersion Next, IReadOnlyList<CatalogueItem> Taken) TakeOver(
        Stored<CatalogueVersion> stored,
        long revision,
        Act act,
        CatalogueVersion upstream,
        IReadOnlyList<Guid> ids,
        Localisation localisation,
        Func<Guid, Guid> newId)
    {
        var draft = stored.Value;
        StateRules.Require(draft, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        DerivationWish.RequireKnown(ids, upstream.Items, "itemIds");
        RequireNew(draft, upstream.CatalogueId, ids);
        var taken = TownshipItems.Derive(upstream.CatalogueId, upstream.Number, upstream.Items, ids, localisation, newId);
        var next = draft with { Items = [.. draft.Items, .. taken] };
        if (draft.Upstreams.All(pin => pin.CatalogueId != upstream.CatalogueId))
        {
            next = next.Following(new(upstream.CatalogueId, upstream.Number, upstream.Number));
        }

        if (next.Upstreams.Count() > Catalogue.MostUpstreams)
        {
            throw Refused.TooLarge($"一份标准目录最多引用 {Catalogue.MostUpstreams} 份上级目录。", Catalogue.MostUpstreams);
        }

        ItemEdit.RequireSize(next);
        var note = string.Create(CultureInfo.InvariantCulture, $"{upstream.CatalogueId} 第{upstream.Number}版：{taken.Count}项");
        return (next.With(act.Step(StepKind.TakenOver, note, ContentDigest.Of(next))), taken);
    }

    private static void RequireNew(CatalogueVersion draft, string upstreamId, IReadOnlyList<Guid> ids)
    {
        var held = draft.Items.Where(item => item.Origin?.CatalogueId == upstreamId).Select(item => item.Origin!.ItemId).ToHashSet();
        List<Violation> doubled =
        [
            .. ids.Index().Where(id => held.Contains(id.Item))
                .Select(id => new Violation($"itemIds[{id.Index}]", $"草稿里已有来自这个事项（{id.Item:D}）的公开事项")),
        ];
        if (doubled.Count > 0)
        {
            throw Refused.Invalid(doubled);
        }
    }
}
