using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Testing;
using static OpenGov.Catalogues.Tests.Derivation.Merging.Merged;

namespace OpenGov.Catalogues.Tests.Derivation.Merging;

/// <summary>The laws of design.md §5 (Derivation), over generated catalogues.</summary>
public sealed class MergeLaws
{
    [Fact]
    public void Without_an_upstream_change_the_draft_stays_as_it_is() => Holds(made =>
    {
        var before = made.District();
        var ours = made.Street(Derived(before));
        var merged = Resolve(Step(before, before), ours);
        return merged.Open.Count == 0 && merged.Counts.IsNone && Same(merged.Items, ours)
            && merged.Items.Select(item => item.Revision).SequenceEqual(ours.Select(item => item.Revision));
    });

    [Fact]
    public void Without_a_change_of_the_street_the_draft_becomes_as_upstream_is() => Holds(made =>
    {
        var before = made.District();
        var theirs = made.Later(before);
        var merged = Resolve(Step(before, theirs), Derived(before));
        return merged.Open.Count == 0 && Same(merged.Items, Derived(theirs));
    });

    [Fact]
    public void What_both_changed_alike_is_no_conflict_and_stays() => Holds(made =>
    {
        var before = made.District();
        var theirs = made.Later(before);
        var known = before.ToDictionary(item => item.Id);
        IReadOnlyList<CatalogueItem> ours =
        [
            .. Derived(theirs).Select(item => known.TryGetValue(item.Origin!.ItemId, out var old)
                ? item with { Origin = item.Origin with { Version = 1, Base = old.Elements } }
                : item),
        ];
        var merged = Resolve(Step(before, theirs), ours);
        return merged.Open.Count == 0 && Same(merged.Items, ours);
    });

    [Fact]
    public void Taking_the_same_version_over_again_changes_nothing() => Holds(made =>
    {
        var before = made.District();
        var theirs = made.Later(before);
        var ours = made.Street(Derived(before));
        var once = Resolve(Step(before, theirs), ours, DecideAll(ThreeWayMerge.Plan(Step(before, theirs), ours)));
        var plan = ThreeWayMerge.Plan(Step(theirs, theirs), once.Items);
        var twice = MergeResolution.Of(plan, MergeDecisions.None, LocalId);
        return once.Open.Count == 0 && !plan.Changes.Any() && twice.Open.Count == 0 && Same(twice.Items, once.Items);
    });

    [Fact]
    public void Identity_does_not_depend_on_the_order_of_items() => Holds(made =>
    {
        var before = made.District();
        var theirs = made.Later(before);
        var ours = made.Street(Derived(before));
        var one = Resolve(Step(before, theirs), ours);
        var other = Resolve(Step(made.Shuffled(before), made.Shuffled(theirs)), made.Shuffled(ours));
        return Same([.. one.Items.OrderBy(item => item.Id)], [.. other.Items.OrderBy(item => item.Id)])
            && Conflicts(one).SetEquals(Conflicts(other));
    });

    [Fact]
    public void No_item_and_no_edit_of_the_street_is_lost() => Holds(made =>
    {
        var before = made.District();
        var ours = made.Street(Derived(before));
        var merged = Resolve(Step(before, made.Later(before)), ours);
        var after = merged.Items.ToDictionary(item => item.Id);
        var conflicts = Conflicts(merged);
        return merged.Items.Select(item => item.Id).Distinct().Count() == merged.Items.Count && ours.All(item => after.TryGetValue(item.Id, out var kept)
            ? item.Origin is null
                ? ElementFields.Same(kept.Elements, item.Elements)
                : ElementFields.All.All(field => field.Same(item.Origin.Base, item.Elements)
                    || field.Same(kept.Elements, item.Elements)
                    || (!conflicts.Contains((item.Origin.ItemId, field.JsonName)) && Holds(field, item, kept)))
            : item.Origin is { } origin && ElementFields.Same(origin.Base, item.Elements));
    });

    [Fact]
    public void Every_change_of_upstream_is_told() => Holds(made =>
    {
        var before = made.District();
        var theirs = made.Later(before);
        var ours = Derived(before);
        var told = ThreeWayMerge.Plan(Step(before, theirs), ours).Changes.ToDictionary(change => change.UpstreamItemId);
        var known = before.ToDictionary(item => item.Id);
        return theirs.All(item => known.TryGetValue(item.Id, out var old)
                ? ElementFields.Differing(old.Elements, item.Elements).SequenceEqual(
                    told.GetValueOrDefault(item.Id)?.Merge.Fields.Select(field => field.Field.JsonName) ?? [])
                : told[item.Id].Kind == ItemChangeKind.Added)
            && before.Except(theirs).All(item => theirs.Any(other => other.Id == item.Id) || told[item.Id].IsLoss);
    });

    [Fact]
    public void Both_sides_see_the_same_conflicts() => Holds(made =>
    {
        var before = made.Elements();
        var (one, other) = (made.Changed(before, isUpstream: false), made.Changed(before, isUpstream: false));
        return Of(one, other).SequenceEqual(Of(other, one));

        IEnumerable<string> Of(ItemElements theirs, ItemElements ours) => ElementMerge.Of(before, theirs, ours).Fields
            .Where(field => field.Outcome == FieldOutcome.Conflict).Select(field => field.Field.JsonName);
    });

    // A combined list: what the street added is there, what it removed is not.
    private static bool Holds(ElementField field, CatalogueItem ours, CatalogueItem kept)
    {
        var (before, edited, after) = (Entries(field, ours.Origin!.Base), Entries(field, ours.Elements), Entries(field, kept.Elements));
        return edited.Except(before).All(after.Contains) && before.Except(edited).All(entry => !after.Contains(entry));
    }

    private static HashSet<string> Entries(ElementField field, ItemElements elements) => field.JsonName switch
    {
        "bases" => [.. elements.Bases.Select(basis => basis.Text)],
        "subjects" => [.. elements.Subjects],
        "methods" => [.. elements.Methods.Select(method => method.ToString())],
        "channels" => [.. elements.Channels.Select(channel => channel.ToString())],
        "levels" => [.. elements.Levels.Select(level => level.ToString())],
        _ => throw new InvalidOperationException($"{field.JsonName} is not a list: it cannot be combined"),
    };

    private static MergeDecisions DecideAll(MergePlan plan) => new()
    {
        Items = plan.Items.Where(item => item.NeedsChoice)
            .ToDictionary(item => item.UpstreamItemId, item => new ItemDecision(item.UpstreamItemId, item.Name == "甲" ? ItemChoice.Remove : ItemChoice.Keep)),
        Fields = plan.Items.SelectMany(item => item.Merge.Fields, (item, field) => new FieldDecision(
                item.UpstreamItemId, field.Field, item.Name == "甲" ? FieldChoice.Theirs : FieldChoice.Ours))
            .ToDictionary(decision => (decision.UpstreamItemId, decision.Field.JsonName)),
    };

    private static HashSet<(Guid, string)> Conflicts(MergeResolution merged) =>
        [.. merged.Open.Select(open => (open.Item.UpstreamItemId, open.Field?.JsonName ?? ""))];

    private static bool Same(IReadOnlyList<CatalogueItem> one, IReadOnlyList<CatalogueItem> other) =>
        one.Select(item => item.Id).SequenceEqual(other.Select(item => item.Id))
        && one.Zip(other).All(pair => ElementFields.Same(pair.First.Elements, pair.Second.Elements));

    private static void Holds(Func<GeneratedCatalogues, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => law(new(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(2_000)));
}
