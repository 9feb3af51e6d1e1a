using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using static OpenGov.Catalogues.Tests.Derivation.Merging.Merged;

namespace OpenGov.Catalogues.Tests.Derivation.Merging;

public sealed class ThreeWayMergeTests
{
    private static readonly CatalogueItem[] Base = [District(1), District(2), District(3)];

    [Fact]
    public void The_rules_of_localisation_hold_for_what_is_new_upstream()
    {
        Channel website = new(ChannelKind.Website, ChannelUse.Required, ""), station = new(ChannelKind.Broadcast, ChannelUse.Required, "");
        var district = District(1).With(e => e with { Subjects = ["区民政局"], Channels = [website, station], Levels = [Level.County, Level.Township] });
        var board = new Channel(ChannelKind.NoticeBoard, ChannelUse.Required, "");
        var now = district.With(e => e with { Subjects = ["区政务局"], Channels = [website, new(ChannelKind.Gazette, ChannelUse.Required, ""), station, board] });
        var merged = Assert.Single(Resolve(Step([district], [now]), Derived([district])).Items);
        Assert.Equal(["韦曲街道办事处"], merged.Elements.Subjects);
        Assert.Equal([website, board], merged.Elements.Channels);
        Assert.Equal([Level.Township], merged.Elements.Levels);
        Assert.Equal((2, now.Elements), (merged.Origin!.Version, merged.Origin.Base));
    }

    [Fact]
    public void A_change_that_only_concerns_the_district_is_none_for_the_street()
    {
        var now = Base[0].With(e => e with { Subjects = ["区政务局"] });
        var plan = ThreeWayMerge.Plan(Step(Base, [now, Base[1], Base[2]]), Derived(Base));
        Assert.Empty(plan.Changes);
        Assert.Equal(1, MergeResolution.Of(plan, MergeDecisions.None, LocalId).Items[0].Revision);
    }

    [Fact]
    public void A_new_item_is_taken_by_the_rule_and_only_offered_to_a_street_that_chose()
    {
        CatalogueItem[] now = [Base[0], District(9, "新事项"), Base[1], Base[2]];
        Assert.Equal(["事项1", "新事项", "事项2", "事项3"], Names(Resolve(Step(Base, now), Derived(Base)).Items));
        var chosen = Step(Base, now, byChoice: true);
        var offered = Assert.Single(ThreeWayMerge.Plan(chosen, Derived(Base)).Changes);
        Assert.Equal((ItemChangeKind.Added, ItemChoice.Leave), (offered.Kind, offered.Default));
        Assert.Equal(["事项1", "事项2", "事项3"], Names(Resolve(chosen, Derived(Base)).Items));
        Assert.Contains("新事项", Names(Resolve(chosen, Derived(Base), Decide(new ItemDecision(Sample.Id(9), ItemChoice.Take))).Items));
    }

    [Fact]
    public void An_item_that_is_opened_to_streets_is_new_and_one_only_for_the_district_is_not_offered()
    {
        CatalogueItem[] before = [Base[0], Sample.Item(7, "县级的", Level.County), Sample.Item(8, "也是县级的", Level.County)];
        CatalogueItem[] now = [before[0], before[1].With(e => e with { Levels = [Level.County, Level.Township] }), before[2]];
        Assert.Equal("县级的", Assert.Single(ThreeWayMerge.Plan(Step(before, now), Derived(before[..1])).Changes).Name);
    }

    [Fact]
    public void What_the_street_removed_or_never_chose_stays_away()
    {
        CatalogueItem[] now = [Base[0], Base[1].With(e => e with { Content = "改过" }), Base[2]];
        var merged = Resolve(Step(Base, now), Derived([Base[0], Base[2]]));
        Assert.Equal(["事项1", "事项3"], Names(merged.Items));
        Assert.Equal(MergeCounts.None, merged.Counts);
    }

    [Fact]
    public void An_untouched_item_goes_with_upstream_s_and_a_localised_one_only_when_somebody_says_so()
    {
        var step = Step(Base, [Base[2]]);
        var ours = Derived(Base);
        ours = [ours[0], ours[1].With(e => e with { Content = "本街道办理" }), ours[2]];
        var open = Resolve(step, ours);
        Assert.Equal(["事项2", "事项3"], Names(open.Items));
        Assert.Equal((Sample.Id(2), null), (open.Open.Single().Item.UpstreamItemId, open.Open.Single().Field));
        Assert.Equal(["事项3"], Names(Resolve(step, ours, Decide(new ItemDecision(Sample.Id(2), ItemChoice.Remove))).Items));
        var kept = Resolve(step, ours, Decide(new ItemDecision(Sample.Id(2), ItemChoice.Keep)));
        Assert.Equal(["事项2", "事项3"], Names(kept.Items));
        Assert.Null(kept.Items[0].Origin);
        Assert.Empty(kept.Open);
    }

    [Fact]
    public void An_item_that_is_closed_to_streets_is_lost_unless_kept_and_then_still_follows()
    {
        CatalogueItem[] now = [Base[0].With(e => e with { Levels = [Level.County], Content = "新内容" }), Base[1], Base[2]];
        var lost = Assert.Single(ThreeWayMerge.Plan(Step(Base, now), Derived(Base)).Changes);
        Assert.Equal((ItemChangeKind.OutOfScope, ItemChoice.Remove), (lost.Kind, lost.Default));
        Assert.Equal(["事项2", "事项3"], Names(Resolve(Step(Base, now), Derived(Base)).Items));
        var kept = Resolve(Step(Base, now), Derived(Base), Decide(new ItemDecision(Sample.Id(1), ItemChoice.Keep))).Items;
        Assert.Equal(("新内容", 2), (kept[0].Elements.Content, kept[0].Origin!.Version));
        Assert.Equal([Level.Township], kept[0].Elements.Levels);
        CatalogueItem[] later = [now[0].With(e => e with { Content = "更新" }), Base[1], Base[2]];
        Assert.Equal("更新", Resolve(Step(now, later), kept).Items[0].Elements.Content);
    }

    [Fact]
    public void Conflicts_are_decided_by_theirs_ours_or_a_third_value()
    {
        CatalogueItem[] now = [Base[0].With(e => e with { Content = "上级" }), Base[1], Base[2]];
        var ours = Derived(Base);
        ours = [ours[0].With(e => e with { Content = "本级" }), ours[1], ours[2]];
        Assert.Equal("content", Resolve(Step(Base, now), ours).Open.Single().Field!.JsonName);
        Assert.Equal("上级", Decided(FieldChoice.Theirs));
        Assert.Equal("本级", Decided(FieldChoice.Ours));
        Assert.Equal("两者兼顾", Decided(FieldChoice.Value));

        string Decided(FieldChoice choice)
        {
            var value = choice == FieldChoice.Value ? new ItemElements { Content = "两者兼顾" } : null;
            var merged = Resolve(Step(Base, now), ours, Decide(new FieldDecision(Sample.Id(1), Field("content"), choice, value)));
            Assert.Empty(merged.Open);
            return merged.Items[0].Elements.Content;
        }
    }

    [Fact]
    public void A_replaced_item_is_linked_to_what_may_have_become_of_it_and_nothing_is_concluded()
    {
        CatalogueItem[] before = [District(1, "养老机构备案"), District(2, "高龄补贴").With(e => e with { Category = "补贴" })];
        CatalogueItem[] now = [District(11, "养老机构设立备案"), District(12, "养老机构变更备案"), before[1], District(13, "婚姻登记").With(e => e with { Category = "婚姻" })];
        var plan = ThreeWayMerge.Plan(Step(before, now), Derived(before));
        var replaced = plan.Changes.Single(change => change.IsLoss);
        Assert.Equal(ItemChangeKind.Replaced, replaced.Kind);
        Assert.Equal([Sample.Id(11), Sample.Id(12)], replaced.Successors.Order());
        Assert.Equal(3, plan.Counts.Added);
        Assert.Equal((0, ItemChoice.Remove), (replaced.Conflicts, replaced.Default));
    }

    [Fact]
    public void An_item_that_goes_on_as_its_successor_keeps_id_and_edits()
    {
        CatalogueItem[] before = [District(1, "养老机构备案"), District(2)];
        CatalogueItem[] now = [District(11, "养老机构设立备案").With(e => e with { Remarks = "新" }), District(2)];
        var ours = Derived(before);
        ours = [ours[0].With(e => e with { Content = "本街道办理" }), ours[1]];
        var merged = Resolve(Step(before, now), ours, Decide(new ItemDecision(Sample.Id(1), ItemChoice.Continue, Sample.Id(11))));
        Assert.Empty(merged.Open);
        Assert.Equal(2, merged.Items.Count);
        var item = merged.Items[0];
        Assert.Equal((ours[0].Id, Sample.Id(11)), (item.Id, item.Origin!.ItemId));
        Assert.Equal(("养老机构设立备案", "本街道办理", "新"), (item.Elements.Name, item.Elements.Content, item.Elements.Remarks));
    }

    [Fact]
    public void Order_follows_upstream_where_the_street_did_not_move_anything()
    {
        CatalogueItem[] before = [District(1), District(2), District(3), District(4)];
        CatalogueItem[] now = [before[3], before[0], before[1], before[2]];
        var ours = Derived(before);
        var plan = ThreeWayMerge.Plan(Step(before, now), ours);
        Assert.Equal((ItemChangeKind.Moved, Sample.Id(4)), (plan.Changes.Single().Kind, plan.Changes.Single().UpstreamItemId));
        Assert.Equal(["事项4", "事项1", "事项2", "事项3"], Names(Resolve(Step(before, now), ours).Items));
        var moved = Resolve(Step(before, now), [Own(1, "自有"), ours[2], ours[0], Own(2, "又一项"), ours[1], ours[3]]).Items;
        Assert.Equal(["自有", "事项3", "事项4", "事项1", "又一项", "事项2"], Names(moved));
    }

    [Fact]
    public void A_renamed_category_is_offered_to_the_street_s_own_items()
    {
        var before = Base.Select(item => item.With(e => e with { Category = "旧类" })).ToArray();
        var now = before.Select(item => item.With(e => e with { Category = "新类" })).ToArray();
        IReadOnlyList<CatalogueItem> ours = [.. Derived(before), Own(1, "自有").With(e => e with { Category = "旧类" })];
        var rename = Assert.Single(ThreeWayMerge.Plan(Step(before, now), ours).CategoryRenames);
        Assert.Equal(("旧类", "新类", ours[3].Id), (rename.From, rename.To, rename.OwnItems.Single()));
        Assert.Equal("旧类", Resolve(Step(before, now), ours).Items[3].Elements.Category);
        var decided = new MergeDecisions { Renames = new HashSet<string> { "旧类" } };
        Assert.All(Resolve(Step(before, now), ours, decided).Items, item => Assert.Equal("新类", item.Elements.Category));
        now[0] = now[0].With(e => e with { Category = "另一类" });
        Assert.Empty(ThreeWayMerge.Plan(Step(before, now), ours).CategoryRenames);
    }

    [Fact]
    public void Items_of_other_catalogues_are_left_alone()
    {
        var other = new CatalogueItem { Id = Sample.Id(77), Elements = Sample.Elements("别的领域"), Origin = new("610116-20", 5, Sample.Id(1), Base[0].Elements) };
        CatalogueItem[] now = [Base[0].With(e => e with { Content = "改过" })];
        var merged = Resolve(Step(Base[..1], now), [other, .. Derived(Base[..1])]);
        Assert.Same(other, merged.Items[0]);
        Assert.Equal("改过", merged.Items[1].Elements.Content);
    }
}
