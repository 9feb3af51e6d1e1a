using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Derivation.Merging;

public sealed class ElementMergeTests
{
    private static readonly ItemElements Base = Sample.Elements("养老机构备案", Level.Township) with
    {
        Bases = Bases("《甲法》", "《乙条例》（国务院令第1号）"),
        Channels = Channels(ChannelKind.Website, ChannelKind.NewMedia),
    };

    [Fact]
    public void What_only_upstream_changed_follows() =>
        Is(FieldOutcome.Followed, "content", "新内容", Merge(theirs: Base with { Content = "新内容" }, ours: Base with { Remarks = "本级" }), merged => merged.Content);

    [Fact]
    public void What_only_the_street_changed_stays()
    {
        var merge = Merge(theirs: Base with { Remarks = "上级" }, ours: Base with { Content = "本级内容" });
        Assert.Equal(("本级内容", "上级"), (merge.Elements.Content, merge.Elements.Remarks));
        Assert.Equal("remarks", Assert.Single(merge.Fields).Field.JsonName);
    }

    [Fact]
    public void What_both_changed_alike_is_taken_once() =>
        Is(FieldOutcome.Agreed, "content", "同样", Merge(Base with { Content = "同样" }, Base with { Content = "同样" }), merged => merged.Content);

    [Fact]
    public void A_text_that_both_changed_differently_is_a_conflict_and_stays_as_the_street_has_it() =>
        Is(FieldOutcome.Conflict, "content", "本级", Merge(Base with { Content = "上级" }, Base with { Content = "本级" }), merged => merged.Content);

    [Fact]
    public void Additions_and_removals_of_both_are_combined()
    {
        var merge = Merge(
            Base with { Channels = Channels(ChannelKind.NewMedia, ChannelKind.ReadingPoint) },
            Base with { Channels = Channels(ChannelKind.Website, ChannelKind.NewMedia, ChannelKind.NoticeBoard) });
        Assert.Equal(FieldOutcome.Combined, Assert.Single(merge.Fields).Outcome);
        Assert.Equal(Channels(ChannelKind.NewMedia, ChannelKind.ReadingPoint, ChannelKind.NoticeBoard), merge.Elements.Channels);
    }

    [Fact]
    public void An_entry_that_one_removed_and_the_other_changed_is_a_conflict()
    {
        var optional = Base with { Channels = [Base.Channels[0] with { Use = ChannelUse.Optional }, Base.Channels[1]] };
        var without = Base with { Channels = Channels(ChannelKind.NewMedia, ChannelKind.Print) };
        Assert.Equal(FieldOutcome.Conflict, Assert.Single(Merge(optional, without).Fields).Outcome);
        Assert.Equal(FieldOutcome.Conflict, Assert.Single(Merge(without, optional).Fields).Outcome);
    }

    [Fact]
    public void The_same_law_in_two_new_wordings_is_a_conflict_not_two_laws()
    {
        var theirs = Base with { Bases = Bases("《甲法》", "《乙条例》（国务院令第2号）") };
        var ours = Base with { Bases = Bases("《甲法》第三条", "《乙条例》（国务院令第1号）") };
        Assert.Equal(["《甲法》第三条", "《乙条例》（国务院令第2号）"], Merge(theirs, ours).Elements.Bases.Select(basis => basis.Text));
        var other = Base with { Bases = Bases("《甲法》", "《乙条例》（国务院令第3号）") };
        Assert.Equal(FieldOutcome.Conflict, Assert.Single(Merge(theirs, other).Fields).Outcome);
    }

    [Fact]
    public void A_list_that_would_become_empty_is_a_conflict()
    {
        var both = Base with { Methods = [DisclosureMethod.Proactive, DisclosureMethod.OnRequest] };
        var merge = ElementMerge.Of(both, both with { Methods = [DisclosureMethod.Proactive] }, both with { Methods = [DisclosureMethod.OnRequest] });
        Assert.Equal(FieldOutcome.Conflict, Assert.Single(merge.Fields).Outcome);
    }

    [Fact]
    public void A_list_that_would_become_longer_than_allowed_is_a_conflict()
    {
        static ItemElements With(string prefix) => Base with { Subjects = [.. Enumerable.Range(0, 15).Select(i => $"{prefix}{i}"), "区民政局"] };
        Assert.Equal(FieldOutcome.Conflict, Assert.Single(Merge(With("甲"), With("乙")).Fields).Outcome);
    }

    private static ElementMerge Merge(ItemElements theirs, ItemElements ours) => ElementMerge.Of(Base, theirs, ours);

    private static void Is(FieldOutcome outcome, string field, string value, ElementMerge merge, Func<ItemElements, string> read)
    {
        var merged = Assert.Single(merge.Fields);
        Assert.Equal((field, outcome, value), (merged.Field.JsonName, merged.Outcome, read(merge.Elements)));
    }

    private static IReadOnlyList<LegalBasisCitation> Bases(params string[] texts) => [.. texts.Select(LegalBasisParser.ParseOne)];

    private static IReadOnlyList<Channel> Channels(params ChannelKind[] kinds) => [.. kinds.Select(kind => new Channel(kind, ChannelUse.Required, ""))];
}
