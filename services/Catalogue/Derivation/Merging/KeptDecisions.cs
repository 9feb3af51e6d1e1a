namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>Decisions of earlier steps: what they propose for the same questions, and how later ones join them.</summary>
public static class KeptDecisions
{
    /// <summary>The decision that was last made about an element, or with an empty field the item, of an upstream; null when none was.</summary>
    public static KeptDecision? Of(IReadOnlyList<KeptDecision> kept, string upstreamId, Guid item, string field) =>
        kept.LastOrDefault(one => one.ItemId == item && one.Field == field && one.UpstreamId == upstreamId);

    /// <summary>The choice that a kept decision proposes: a value of its own has become what the draft has.</summary>
    public static FieldChoice FieldChoiceOf(KeptDecision kept) =>
        kept.Choice == nameof(FieldChoice.Theirs) ? FieldChoice.Theirs : FieldChoice.Ours;

    /// <summary>The choice that a kept decision about an item proposes; null when it cannot be made again.</summary>
    public static ItemChoice? ItemChoiceOf(KeptDecision kept) =>
        Enum.TryParse<ItemChoice>(kept.Choice, out var choice) && choice != ItemChoice.Continue ? choice : null;

    /// <summary>Decisions completed by earlier ones, where a conflict is left open and one was made about the same.</summary>
    public static MergeDecisions Complete(this MergeDecisions decisions, MergePlan plan, IReadOnlyList<KeptDecision> kept)
    {
        var items = decisions.Items.ToDictionary();
        var fields = decisions.Fields.ToDictionary();
        foreach (var item in plan.Items.Where(item => item.Conflicts > 0))
        {
            if (item.NeedsChoice)
            {
                if (Of(kept, plan.Step.UpstreamId, item.UpstreamItemId, "") is { } about && ItemChoiceOf(about) is { } choice)
                {
                    items.TryAdd(item.UpstreamItemId, new(item.UpstreamItemId, choice));
                }

                continue;
            }

            foreach (var (field, _) in item.Merge.Fields.Where(field => field.Outcome == FieldOutcome.Conflict))
            {
                if (Of(kept, plan.Step.UpstreamId, item.UpstreamItemId, field.JsonName) is { } about)
                {
                    fields.TryAdd((item.UpstreamItemId, field.JsonName), new(item.UpstreamItemId, field, FieldChoiceOf(about)));
                }
            }
        }

        return decisions with { Items = items, Fields = fields };
    }

    /// <summary>Earlier decisions with those of a step: the latest about each, at most <see cref="KeptDecision.Most"/>.</summary>
    /// <param name="kept">Earlier decisions.</param>
    /// <param name="step">The step.</param>
    /// <param name="decisions">What was decided.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    public static IReadOnlyList<KeptDecision> With(
        this IReadOnlyList<KeptDecision> kept, UpstreamStep step, MergeDecisions decisions, string actor, DateTimeOffset at)
    {
        List<KeptDecision> made =
        [
            .. decisions.Items.Values.Select(item => Decision(item.UpstreamItemId, "", item.Choice.ToString())),
            .. decisions.Fields.Values.Select(field => Decision(field.UpstreamItemId, field.Field.JsonName, field.Choice.ToString())),
        ];
        var remade = made.Select(one => (one.UpstreamId, one.ItemId, one.Field)).ToHashSet();
        var all = kept.Where(one => !remade.Contains((one.UpstreamId, one.ItemId, one.Field))).Concat(made).ToList();
        return all.Count <= KeptDecision.Most ? all : all[^KeptDecision.Most..];

        KeptDecision Decision(Guid item, string field, string choice) => new(step.UpstreamId, step.Version, item, field, choice, actor, at);
    }
}
