using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>
/// The three-way merge of a derived catalogue with its upstream (design.md §5, Derivation): base is what was taken over, theirs what
/// upstream publishes now, ours the draft. Items are recognised by id only, never by place or wording. Nothing is decided here that
/// could lose an edit: see <see cref="MergeResolution"/>.
/// </summary>
public static class ThreeWayMerge
{
    /// <summary>What the step means for the draft. Linear in the number of items.</summary>
    /// <param name="step">The upstream step.</param>
    /// <param name="ours">The items of the draft, of this upstream, of others and own ones.</param>
    /// <param name="successors">Replaced items that go on as new ones, as somebody decided: upstream ids before and now.</param>
    public static MergePlan Plan(
        UpstreamStep step, IReadOnlyList<CatalogueItem> ours, IReadOnlyDictionary<Guid, Guid>? successors = null)
    {
        var theirs = new Dictionary<Guid, CatalogueItem>(step.Theirs.Count);
        foreach (var item in step.Theirs)
        {
            theirs.TryAdd(item.Id, item);
        }

        var held = new HashSet<Guid>();
        var items = new List<ItemMerge>(ours.Count);
        var moved = ItemOrder.Moved(step.Base, step.Theirs);
        foreach (var item in ours.Where(item => item.Origin?.CatalogueId == step.UpstreamId))
        {
            var origin = item.Origin!;
            var now = theirs.GetValueOrDefault(origin.ItemId);
            if (now is null && successors?.TryGetValue(origin.ItemId, out var successor) == true)
            {
                now = theirs.GetValueOrDefault(successor);
                held.Add(successor);
            }

            held.Add(origin.ItemId);
            items.Add(OfHeld(step, item, now, moved));
        }

        var added = Added(step, held);
        Replacements.Link(items, added);
        items.AddRange(added);
        return new(step, ours, items, Categories.Renamed(step, ours));
    }

    private static ItemMerge OfHeld(UpstreamStep step, CatalogueItem ours, CatalogueItem? now, HashSet<Guid> moved)
    {
        var origin = ours.Origin!;
        if (now is not null && ReferenceOrSame(origin.Base, now.Elements))
        {
            var kind = moved.Contains(now.Id) ? ItemChangeKind.Moved : ItemChangeKind.Unchanged;
            return new(kind, origin.ItemId, ours, now, new(ours.Elements, []));
        }

        var before = step.Localisation.Apply(origin.Base);
        var merge = now is null ? new(ours.Elements, []) : ElementMerge.Of(before, step.Localisation.Apply(now.Elements), ours.Elements);
        if (now is null || (Localisation.Concerns(origin.Base) && !Localisation.Concerns(now.Elements)))
        {
            return new(now is null ? ItemChangeKind.Removed : ItemChangeKind.OutOfScope, origin.ItemId, ours, now, merge)
            {
                Default = ElementFields.Same(before, ours.Elements) ? ItemChoice.Remove : null,
            };
        }

        var changed = merge.Fields.Count > 0 ? ItemChangeKind.Changed
            : moved.Contains(now.Id) ? ItemChangeKind.Moved
            : ItemChangeKind.Unchanged;
        return new(changed, origin.ItemId, ours, now, merge);
    }

    // What upstream had before and the draft does not, was not chosen or was removed by the street: it is not offered again.
    private static List<ItemMerge> Added(UpstreamStep step, HashSet<Guid> held)
    {
        var offered = new HashSet<Guid>();
        foreach (var item in step.Base)
        {
            if (Localisation.Concerns(item.Elements))
            {
                offered.Add(item.Id);
            }
        }

        var added = new List<ItemMerge>();
        foreach (var item in step.Theirs)
        {
            if (Localisation.Concerns(item.Elements) && !held.Contains(item.Id) && offered.Add(item.Id))
            {
                added.Add(new(ItemChangeKind.Added, item.Id, null, item, new(step.Localisation.Apply(item.Elements), []))
                {
                    Default = step.ByChoice ? ItemChoice.Leave : ItemChoice.Take,
                });
            }
        }

        return added;
    }

    private static bool ReferenceOrSame(ItemElements one, ItemElements other) => ReferenceEquals(one, other) || ElementFields.Same(one, other);
}
