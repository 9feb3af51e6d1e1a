using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Tests.Derivation.Merging;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Derivation;

public sealed class TakingOverTests
{
    private static readonly CatalogueVersion Upstream = Sample.Draft(Merged.District(1), Sample.Item(2, "县级的", Level.County), Merged.District(3)) with
    {
        CatalogueId = "610116-20",
        Number = 4,
        State = VersionState.Published,
    };

    private static readonly CatalogueVersion Draft = Sample.Draft([.. Merged.Derived([Merged.District(1)]), Merged.Own(1, "自有")]) with
    {
        CatalogueId = "610116001-06",
        Upstream = new(Sample.Catalogue, 1, 1),
    };

    [Fact]
    public void Items_come_behind_the_draft_s_own_localised_and_pinned_and_their_catalogue_is_followed()
    {
        var (next, taken) = TakeOver(Draft, Sample.Id(3), Sample.Id(2));
        Assert.Equal(["事项1", "自有", "县级的", "事项3"], Merged.Names(next.Items));
        Assert.Equal(next.Items.Skip(2), taken);
        Assert.Equal(("610116-20", 4, Sample.Id(2)), (taken[0].Origin!.CatalogueId, taken[0].Origin!.Version, taken[0].Origin!.ItemId));
        Assert.Equal([new UpstreamPin("610116-20", 4, 4)], next.FurtherUpstreams);
        Assert.Equal(Draft.Upstream, next.Upstream);
        Assert.Equal((StepKind.TakenOver, "610116-20 第4版：2项"), (next.Steps[^1].Kind, next.Steps[^1].Note));
    }

    [Fact]
    public void A_catalogue_that_is_followed_already_keeps_its_pin()
    {
        var following = Draft with { FurtherUpstreams = [new("610116-20", 2, 2)] };
        Assert.Equal(following.FurtherUpstreams, TakeOver(following, Sample.Id(3)).Next.FurtherUpstreams);
    }

    [Fact]
    public void What_is_unknown_or_held_already_is_refused_and_named()
    {
        Assert.Equal("itemIds[1]", Assert.Single(Sample.Refused(() => TakeOver(Draft, Sample.Id(3), Sample.Id(9))).Violations).Field);
        var once = TakeOver(Draft, Sample.Id(3)).Next;
        Assert.Equal("itemIds[0]", Assert.Single(Sample.Refused(() => TakeOver(once, Sample.Id(3))).Violations).Field);
    }

    [Fact]
    public void No_more_catalogues_are_followed_than_allowed()
    {
        var full = Draft with { FurtherUpstreams = [.. Enumerable.Range(30, Catalogue.MostUpstreams - 1).Select(i => new UpstreamPin($"610116-{i}", 1, 1))] };
        Assert.Equal(Reason.TooLarge, Sample.Refused(() => TakeOver(full, Sample.Id(3))).Reason);
    }

    [Theory]
    [InlineData(VersionState.Submitted)]
    [InlineData(VersionState.Approved)]
    [InlineData(VersionState.Published)]
    [InlineData(VersionState.Withdrawn)]
    [InlineData(VersionState.Discarded)]
    public void Only_a_draft_is_added_to_or_rebased(VersionState state)
    {
        Assert.Equal(Reason.WrongState, Sample.Refused(() => TakeOver(Draft with { State = state }, Sample.Id(3))).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Rebasing.Rebase(
            Sample.Stored(Draft with { State = state }), 7, Sample.By(Sample.StreetEditor), Merged.Step([], []), MergeDecisions.None, false, Merged.LocalId)).Reason);
    }

    private static (CatalogueVersion Next, IReadOnlyList<CatalogueItem> Taken) TakeOver(CatalogueVersion draft, params Guid[] ids) =>
        TakingOver.TakeOver(Sample.Stored(draft), 7, Sample.By(Sample.StreetEditor), Upstream, ids, Merged.Rules, Merged.LocalId);
}
