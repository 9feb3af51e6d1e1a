using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class DecidingTests
{
    private static readonly Stored<CatalogueVersion> Submitted = Sample.InState(VersionState.Submitted);

    [Fact]
    public void An_approval_between_stages_moves_to_the_next_and_is_recorded_with_who_when_what_and_the_digest()
    {
        var (next, happened) = Decide(Submitted, Sample.Reviewer, comment: "同意");
        var digest = ContentDigest.Of(Submitted.Value);
        Assert.Equal(
            new VersionStep(StepKind.StageApproved, "mzj.reviewer", "610116-mzj", Sample.Now, "同意", digest) { Stage = "初审" }, next.Steps[^1]);
        Assert.Equal((VersionState.Submitted, 2, "复审"), (next.State, next.RoundUnderWay().Present, next.RoundUnderWay().PresentStage?.Name));
        var approved = Assert.IsType<StageApproved>(happened);
        Assert.Equal(("610116-06", 1, digest, 1, "初审"), (approved.CatalogueId, approved.Version, approved.Digest, approved.Stage, approved.StageName));
    }

    [Fact]
    public void The_last_stage_approves_the_version()
    {
        var (next, happened) = Decide(At(3), Sample.Office);
        Assert.Equal((VersionState.Approved, StepKind.Approved, "终审"), (next.State, next.Steps[^1].Kind, next.Steps[^1].Stage));
        Assert.Null(next.RoundUnderWay().PresentStage);
        Assert.IsType<DraftApproved>(happened);
    }

    [Fact]
    public void A_return_reopens_the_draft_and_keeps_the_comment()
    {
        var (next, happened) = Decide(At(2), Sample.Leader, approves: false, comment: "第2项缺少依据");
        Assert.Equal((VersionState.Draft, StepKind.Returned, "第2项缺少依据", "复审"), (next.State, next.Steps[^1].Kind, next.Steps[^1].Note, next.Steps[^1].Stage));
        Assert.IsType<DraftReturned>(happened);
    }

    [Fact]
    public void An_approved_version_can_be_returned_by_whoever_has_a_say_and_loses_its_schedule()
    {
        var scheduled = Sample.Stored(Sample.UnderReview(4) with { Schedule = new(Sample.Now, "mzj.leader", "610116-mzj", Sample.Now) });
        Assert.All([Sample.Reviewer, Sample.Leader, Sample.Office], caller =>
        {
            var next = Decide(scheduled, caller, approves: false, comment: "有误", stage: 0).Next;
            Assert.Equal((VersionState.Draft, null), (next.State, next.Schedule));
            Assert.Equal(new StageDecision(0, Approves: false, caller.Username, caller.OrganisationId, Sample.Now, "有误"), next.Rounds[^1].Decisions[^1]);
        });
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Decide(scheduled, Sample.Joining, approves: false, stage: 0)).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Decide(scheduled, Sample.Leader, approves: false, stage: 3)).Reason);
    }

    [Fact]
    public void Another_stage_than_the_present_one_is_not_decided_on()
    {
        var refusal = Sample.Refused(() => Decide(At(2), Sample.Office, stage: 3));
        Assert.Equal((Reason.WrongState, "SUBMITTED"), (refusal.Reason, refusal.Facts["state"]));
        Assert.Contains("复审", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Decide(At(2), Sample.Reviewer, stage: 1)).Reason);
    }

    [Fact]
    public void Another_content_than_the_reviewed_one_is_not_decided_on() => Assert.Equal(
        Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, Sample.Reviewer, digest: new string('0', 64))).Reason);

    [Fact]
    public void The_last_stage_waits_for_every_joining_department_that_is_one_still()
    {
        var waiting = Sample.Stored(Sample.UnderReview(3, agreed: false));
        var refusal = Sample.Refused(() => Decide(waiting, Sample.Office));
        Assert.Equal((Reason.ConsentMissing, "610116-czj"), (refusal.Reason, refusal.Facts["missing"]));
        Assert.Equal(VersionState.Draft, Decide(waiting, Sample.Office, approves: false, comment: "退").Next.State);
        Assert.Equal(2, Decide(Sample.Stored(Sample.UnderReview(1, agreed: false)), Sample.Reviewer).Next.RoundUnderWay().Present);
        var left = Deciding.Decide(
            waiting, Sample.Keepers with { Joining = [] }, Sample.By(Sample.Office), new(3, true, ContentDigest.Of(waiting.Value), 7, "", []));
        Assert.Equal(VersionState.Approved, left.Next.State);
    }

    [Fact]
    public void Only_the_last_submitter_counts_as_submitter()
    {
        var both = Sample.Person("mzj.both", "610116-mzj", Sample.District, "editor", "reviewer");
        var returned = Decide(Sample.InState(VersionState.Submitted, both), Sample.Reviewer, approves: false, comment: "退").Next;
        var again = Submitting.Submit(Sample.Stored(returned), 7, Sample.By(Sample.Editor), "", new(ReviewStages.Usual, []), Checked.District);
        Assert.Equal(2, Decide(Sample.Stored(again.Next), both).Next.RoundUnderWay().Present);
    }

    [Fact]
    public void Who_returned_a_version_at_one_stage_does_not_decide_at_another_in_a_later_round()
    {
        var two = Sample.Person("mzj.two", "610116-mzj", Sample.District, "reviewer", "leader");
        var returned = Decide(Submitted, two, approves: false, comment: "退").Next;
        var again = Sample.Stored(Submitting.Submit(Sample.Stored(returned), 7, Sample.By(Sample.Editor), "", new(ReviewStages.Usual, []), Checked.District).Next);
        Assert.Equal(2, Decide(again, two).Next.RoundUnderWay().Present);
        var second = Sample.Stored(Decide(again, Sample.Reviewer).Next);
        var refusal = Sample.Refused(() => Decide(second, two));
        Assert.Equal((Reason.StageHeld, "初审"), (refusal.Reason, refusal.Facts["held_stage"]));
    }

    [Fact]
    public void An_editor_needs_another_role_to_decide()
    {
        var refusal = Sample.Refused(() => Decide(Submitted, Sample.Person("other.editor", "610116-mzj", Sample.District, "editor")));
        Assert.Equal((Reason.RoleRequired, "reviewer"), (refusal.Reason, refusal.Facts["required_roles"]));
    }

    [Fact]
    public void Refusals_come_in_the_order_that_tells_least_of_others()
    {
        // The stranger is wrong in every way, and learns only that the catalogue is not theirs; then each next reason is uncovered.
        var draft = Sample.InState(VersionState.Draft);
        var editor = Sample.Editor;
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Decide(draft, Sample.Stranger, digest: "x", revision: 1)).Reason);
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Decide(draft, Sample.OtherOffice, digest: "x", revision: 1)).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Decide(draft, editor, digest: "x", revision: 1)).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Decide(Submitted, editor, digest: "x", revision: 1, stage: 2)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, editor, digest: "x", revision: 1)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, editor, digest: "x")).Reason);
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Decide(Submitted, editor)).Reason);
    }

    [Fact]
    public void A_stale_revision_tells_the_current_one() => Assert.Equal(
        "7", Sample.Refused(() => Decide(Submitted, Sample.Reviewer, revision: 6)).Facts["current_revision"]);

    [Fact]
    public void A_version_submitted_before_rounds_were_recorded_goes_the_usual_way()
    {
        var before = Sample.Stored(Submitted.Value with { Rounds = [] });
        var next = Decide(before, Sample.Reviewer, stage: 1).Next;
        Assert.Equal(("mzj.editor", 2), (next.Rounds.Single().Submitter, next.RoundUnderWay().Present));
        var approved = Sample.Draft(Sample.Item(1)) with { State = VersionState.Approved };
        approved = approved.With(Sample.By(Sample.Editor).Step(StepKind.Submitted, "", "")).With(Sample.By(Sample.Reviewer).Step(StepKind.Approved, "", ""));
        Assert.Equal(VersionState.Draft, Decide(Sample.Stored(approved), Sample.Leader, approves: false, comment: "退", stage: 0).Next.State);
    }

    private static Stored<CatalogueVersion> At(int stage) => Sample.Stored(Sample.UnderReview(stage));

    private static (CatalogueVersion Next, CatalogueEvent Happened) Decide(
        Stored<CatalogueVersion> stored,
        Caller caller,
        bool approves = true,
        string? digest = null,
        long revision = 7,
        string comment = "",
        int? stage = null) => Deciding.Decide(
            stored,
            Sample.Keepers,
            Sample.By(caller),
            new(stage ?? Present(stored.Value), approves, digest ?? ContentDigest.Of(stored.Value), revision, comment, []));

    private static int Present(CatalogueVersion version) => version.Rounds is [.., var round] ? round.Present : 1;
}
