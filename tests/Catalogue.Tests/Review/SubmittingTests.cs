using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class SubmittingTests
{
    private static readonly ReviewWay Way = new(ReviewStages.Usual, []);

    [Fact]
    public void A_complete_draft_is_frozen_with_the_digest_of_its_content()
    {
        var draft = Sample.Stored(Sample.Draft(Sample.Item(1)));
        var (next, happened) = Submitting.Submit(draft, 7, Sample.By(Sample.Editor), "请审核", Way, Checked.District);
        Assert.Equal(("mzj.editor", "请审核", VersionState.Submitted), (next.Submitter, next.Steps[^1].Note, next.State));
        Assert.Equal(ContentDigest.Of(draft.Value), happened.Digest);
        Assert.Equal(happened.Digest, ContentDigest.Of(next));
    }

    [Fact]
    public void A_round_begins_with_the_stages_and_departments_of_the_day()
    {
        ReviewStage[] stages = [new("一审", ["leader"], StageOwner.Own)];
        var (next, _) = Submitting.Submit(
            Sample.InState(VersionState.Draft), 7, Sample.By(Sample.Editor), "", new(stages, ["610116-czj"]), Checked.District);
        var round = Assert.Single(next.Rounds);
        Assert.Equal((1, "mzj.editor", Sample.Now, next.Steps[^1].Digest), (round.Number, round.Submitter, round.SubmittedAt, round.Digest));
        Assert.Equal(stages, round.Stages);
        Assert.Equal(["610116-czj"], round.Joining);
        Assert.Equal(1, round.Present);
        Assert.True(round.IsAtLastStage);
    }

    [Fact]
    public void A_resubmission_begins_a_fresh_round_at_the_first_stage_and_keeps_the_earlier_ones()
    {
        var returned = Sample.Stored(Sample.UnderReview(3) with { State = VersionState.Draft });
        var (next, _) = Submitting.Submit(returned, 7, Sample.By(Sample.Editor), "", Way, Checked.District);
        Assert.Equal([1, 2], next.Rounds.Select(round => round.Number));
        Assert.Equal(2, next.Rounds[0].Decisions.Count);
        Assert.Equal((1, 0), (next.RoundUnderWay().Present, next.RoundUnderWay().Consents.Count));
    }

    [Fact]
    public void Rounds_and_steps_have_a_bound_that_leaves_no_version_stuck()
    {
        var draft = Sample.InState(VersionState.Draft).Value;
        var round = Sample.UnderReview(1).Rounds[0];
        var worn = Sample.Stored(draft with { Rounds = [.. Enumerable.Repeat(round, ReviewRound.Most)] });
        Assert.Equal("50", Sample.Refused(() => Submit(worn)).Facts["limit"]);
        var step = Sample.By(Sample.Editor).Step(StepKind.Imported, "", "");
        var full = draft with { Steps = [.. Enumerable.Repeat(step, VersionStep.Most)] };
        Assert.Equal((Reason.TooLarge, "500"), Sample.Refused(() => Submit(Sample.Stored(full))) is var refusal ? (refusal.Reason, refusal.Facts["limit"]) : default);
        Assert.Equal(VersionState.Discarded, Catalogues.Editing.Discarding.Discard(Sample.Stored(full), 7, Sample.By(Sample.Editor)).Next.State);
        var submitted = Sample.UnderReview(3) with { Steps = full.Steps };
        Assert.Equal(VersionState.Approved, Deciding.Decide(
            Sample.Stored(submitted), Sample.Keepers, Sample.By(Sample.Office), new(3, true, ContentDigest.Of(submitted), 7, "", [])).Next.State);

        static void Submit(Platform.Documents.Stored<CatalogueVersion> stored) =>
            Submitting.Submit(stored, 7, Sample.By(Sample.Editor), "", Way, Checked.District);
    }

    [Fact]
    public void An_empty_draft_is_not_submitted() => Assert.Equal("items", Assert.Single(Refused().Violations).Field);

    [Fact]
    public void Each_missing_element_of_each_item_is_named_as_the_table_names_it()
    {
        var second = Sample.Item(2);
        var third = Sample.Item(3);
        var refusal = Refused(
            Sample.Item(1),
            second with { Elements = second.Elements with { TimeLimit = TimeLimit.None, Bases = [] } },
            third with { Elements = third.Elements with { Subjects = [] } });
        Assert.Equal(["第2项 公开依据", "第2项 公开时限", "第3项 公开主体"], refusal.Violations.Select(violation => violation.Field));
        Assert.Contains("第2项 公开时限", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_revision_is_not_submitted() => Assert.Equal(
        Reason.StaleRevision,
        Sample.Refused(() => Submitting.Submit(Sample.InState(VersionState.Draft), 6, Sample.By(Sample.Editor), "", Way, Checked.District)).Reason);

    private static RequestException Refused(params CatalogueItem[] items)
    {
        var refusal = Sample.Refused(() => Submitting.Submit(Sample.Stored(Sample.Draft(items)), 7, Sample.By(Sample.Editor), "", Way, Checked.District));
        Assert.Equal(Reason.RulesViolated, refusal.Reason);
        return refusal;
    }
}
