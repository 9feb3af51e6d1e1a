using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Editing;

public sealed class OpeningDraftTests
{
    private static readonly Stored<Catalogue> Head = new(Sample.Catalogue, 1, new()
    {
        Division = Sample.District,
        Domain = "06",
        Title = "目录",
        CreatedAt = Sample.Now,
    });

    [Fact]
    public void The_first_draft_is_empty_and_will_be_version_1()
    {
        var draft = OpeningDraft.Open(Head, History.Nothing, Sample.By(Sample.Editor));
        Assert.Equal((1, 0, VersionState.Draft, Sample.Now), (draft.Number, draft.Items.Count, draft.State, draft.OpenedAt));
    }

    [Theory]
    [InlineData(VersionState.Published)]
    [InlineData(VersionState.Withdrawn)]
    public void A_later_draft_has_the_items_of_the_newest_public_version_and_the_next_number(VersionState state)
    {
        var newest = Sample.InState(state).Value with { Number = 4, WithdrawalReason = "旧", PublishedAt = Sample.Now };
        var draft = OpeningDraft.Open(Head, new(newest, ["b", "a"]), Sample.By(Sample.Editor));
        Assert.Equal(newest.Items, draft.Items);
        Assert.Equal((5, "", null), (draft.Number, draft.WithdrawalReason, draft.PublishedAt));
        Assert.Equal(Head.Value.Title, draft.Title);
        Assert.Equal(["b", "a"], draft.Predecessors);
        var step = Assert.Single(draft.Steps);
        Assert.Equal((StepKind.Opened, ContentDigest.Of(draft)), (step.Kind, step.Digest));
    }

    [Fact]
    public void A_restored_version_follows_what_it_followed_and_keeps_the_decisions_made_since()
    {
        var earlier = Sample.InState(VersionState.Published).Value with { Upstream = new(Sample.Catalogue, 1, 1), FurtherUpstreams = [new("610116-20", 2, 2)] };
        var newest = earlier with
        {
            Number = 4,
            Upstream = new(Sample.Catalogue, 3, 3),
            FurtherUpstreams = [new("610116-20", 5, 5), new("610116-01", 1, 1)],
            Decisions = [new(Sample.Catalogue, 3, Sample.Id(1), "content", "Ours", "wq.editor", Sample.Now)],
        };
        var draft = OpeningDraft.Restore(Head, new(newest, []), earlier, Sample.By(Sample.Editor));
        Assert.Equal(earlier.Upstreams, draft.Upstreams);
        Assert.Equal(newest.Decisions, draft.Decisions);
        var opened = OpeningDraft.Open(Head, new(newest, []), Sample.By(Sample.Editor));
        Assert.Equal(newest.Upstreams, opened.Upstreams);
    }
}
