using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>
/// The items of a draft after an upstream step was taken over. Nothing that the street edited goes without a decision: where one is
/// missing the item stays as it is and the conflict is reported.
/// </summary>
/// <param name="Items">The items in their new order.</param>
/// <param name="Open">What somebody must still decide; the items are not to be used before.</param>
/// <param name="Counts">What was done: items added, changed and removed; conflicts that were decided.</param>
public sealed record MergeResolution(IReadOnlyList<CatalogueItem> Items, IReadOnlyList<OpenConflict> Open, MergeCounts Counts)
{
    /// <summary>Applies a plan with decisions.</summary>
    /// <param name="plan">The plan; made with the successors of the decisions.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="newId">The id of the item that is derived from a new one.</param>
    public static MergeResolution Of(MergePlan plan, MergeDecisions decisions, Func<Guid, Guid> newId)
    {
        var open = new List<OpenConflict>();
        var after = new Dictionary<Guid, CatalogueItem>(plan.Ours.Count);
        var taken = new Dictionary<Guid, CatalogueItem>();
        var counts = MergeCounts.None;
        foreach (var item in plan.Items)
        {
            if (item.Ours is null)
            {
                if (ChoiceOf(item, decisions) == ItemChoice.Take)
                {
                    taken[item.UpstreamItemId] = TownshipItems.DeriveOne(
                        plan.Step.UpstreamId, plan.Step.Version, item.Theirs!, plan.Step.Localisation, newId);
                    counts += new MergeCounts(1, 0, 0, 0);
                }
            }
            else if (Held(plan.Step, item, decisions, open) is { } held)
            {
                after[item.Ours.Id] = held;
                counts += new MergeCounts(0, held.Revision > item.Ours.Revision ? 1 : 0, 0, item.Conflicts);
            }
            else
            {
                counts += new MergeCounts(0, 0, 1, item.Conflicts);
            }
        }

        return new(Arrange(plan, WithOthers(plan, decisions, after), taken), open, counts);
    }

    private static ItemChoice? ChoiceOf(ItemMerge item, MergeDecisions decisions) =>
        decisions.Items.TryGetValue(item.UpstreamItemId, out var decided) ? decided.Choice : item.Default;

    // The item after the step; null when it is removed.
    private static CatalogueItem? Held(UpstreamStep step, ItemMerge item, MergeDecisions decisions, List<OpenConflict> open)
    {
        var ours = item.Ours!;
        if (item.IsLoss)
        {
            switch (ChoiceOf(item, decisions))
            {
                case ItemChoice.Remove:
                    return null;
                case ItemChoice.Keep when item.Theirs is null:
                    return ours with { Origin = null };
                case ItemChoice.Keep:
                    break;
                default:
                    open.Add(new(item, null));
                    return ours;
            }
        }

        var elements = item.Merge.Elements;
        foreach (var (field, outcome) in item.Merge.Fields)
        {
            if (decisions.Fields.TryGetValue((item.UpstreamItemId, field.JsonName), out var decision))
            {
                elements = field.Take(elements, decision.Choice switch
                {
                    FieldChoice.Theirs => step.Localisation.Apply(item.Theirs!.Elements),
                    FieldChoice.Value => decision.Value!,
                    _ => ours.Elements,
                });
            }
            else if (outcome == FieldOutcome.Conflict)
            {
                open.Add(new(item, field));
            }
        }

        var changed = !ReferenceEquals(elements, ours.Elements) && !ElementFields.Same(elements, ours.Elements);
        return Pinned(step, changed ? ours with { Elements = elements, Revision = ours.Revision + 1 } : ours, item.Theirs!);
    }

    private static CatalogueItem Pinned(UpstreamStep step, CatalogueItem item, CatalogueItem theirs) =>
        item with { Origin = new(step.UpstreamId, step.Version, theirs.Id, theirs.Elements) };

    // Items that do not come from this upstream stay as they are, but for a category that they follow.
    private static IEnumerable<CatalogueItem> WithOthers(
        MergePlan plan, MergeDecisions decisions, Dictionary<Guid, CatalogueItem> after)
    {
        var renames = plan.CategoryRenames.Where(rename => decisions.Renames.Contains(rename.From)).ToDictionary(rename => rename.From, rename => rename.To);
        foreach (var item in plan.Ours)
        {
            if (item.Origin?.CatalogueId != plan.Step.UpstreamId)
            {
                yield return renames.TryGetValue(item.Elements.Category, out var category)
                    ? item with { Elements = item.Elements with { Category = category }, Revision = item.Revision + 1 }
                    : item;
            }
            else if (after.TryGetValue(item.Id, out var held))
            {
                yield return held;
            }
        }
    }

    private static IReadOnlyList<CatalogueItem> Arrange(
        MergePlan plan, IEnumerable<CatalogueItem> staying, Dictionary<Guid, CatalogueItem> taken)
    {
        var ours = staying.ToList();
        var movedByOurs = ItemOrder.MovedByOurs(plan.Step, plan.Ours);
        var following = ours
            .Where(item => item.Origin?.CatalogueId == plan.Step.UpstreamId && !movedByOurs.Contains(item.Id))
            .ToLookup(item => item.Origin!.ItemId);
        return ItemOrder.Arrange(
            plan.Step.Theirs.SelectMany(item => taken.TryGetValue(item.Id, out var added) ? [added] : following[item.Id]),
            ours);
    }
}

/// <summary>A conflict that nobody has decided.</summary>
/// <param name="Item">The item.</param>
/// <param name="Field">The element; null for the item as a whole.</param>
public sealed record OpenConflict(ItemMerge Item, ElementField? Field);
