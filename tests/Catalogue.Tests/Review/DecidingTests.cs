using OpenGov.Catalogues.Review;
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
    public void An_approval_is_recorded_with_who_when_what_and_the_digest()
    {
        var (next, happened) = Decide(Submitted, Sample.Reviewer, comment: "同意");
        var digest = ContentDigest.Of(Submitted.Value);
        Assert.Equal(
            new VersionStep(StepKind.Approved, "mzj.reviewer", "610116-mzj", Sample.Now, "同意", digest), next.Steps[^1]);
        var approved = Assert.IsType<DraftApproved>(happened);
        Assert.Equal(("610116-06", 1, digest), (approved.CatalogueId, approved.Version, approved.Digest));
    }

    [Fact]
    public void A_return_reopens_the_draft_and_keeps_the_comment()
    {
        var (next, happened) = Decide(Submitted, Sample.Office, approves: false, comment: "第2项缺少依据");
        Assert.Equal((VersionState.Draft, StepKind.Returned, "第2项缺少依据"), (next.State, next.Steps[^1].Kind, next.Steps[^1].Note));
        Assert.IsType<DraftReturned>(happened);
    }

    [Fact]
    public void Reviewers_leaders_joining_departments_and_the_office_may_decide() => Assert.All(
        [Sample.Reviewer, Sample.Leader, Sample.Joining, Sample.Office],
        caller => Assert.Equal(VersionState.Approved, Decide(Submitted, caller).Next.State));

    [Fact]
    public void Another_content_than_the_reviewed_one_is_not_decided_on() => Assert.Equal(
        Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, Sample.Reviewer, digest: new string('0', 64))).Reason);

    [Fact]
    public void Nobody_decides_on_their_own_submission()
    {
        var both = Sample.Person("mzj.both", "610116-mzj", Sample.District, "editor", "reviewer", "leader");
        var own = Sample.InState(VersionState.Submitted, both);
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Decide(own, both)).Reason);
        Assert.Equal(VersionState.Approved, Decide(own, Sample.Reviewer).Next.State);
    }

    [Fact]
    public void Only_the_last_submitter_counts_as_submitter()
    {
        var both = Sample.Person("mzj.both", "610116-mzj", Sample.District, "editor", "reviewer");
        var first = Sample.InState(VersionState.Draft).Value.With(Sample.By(both).Step(StepKind.Submitted, "", ""));
        var again = Sample.Stored(first.With(Sample.By(Sample.Editor).Step(StepKind.Submitted, "", "")) with { State = VersionState.Submitted });
        Assert.Equal(VersionState.Approved, Decide(again, both).Next.State);
    }

    [Fact]
    public void An_editor_needs_another_role_to_decide()
    {
        var refusal = Sample.Refused(() => Decide(Submitted, Sample.Person("other.editor", "610116-mzj", Sample.District, "editor")));
        Assert.Equal(Reason.RoleRequired, refusal.Reason);
        Assert.Equal("reviewer,leader,office", refusal.Facts["required_roles"]);
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
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, editor, digest: "x", revision: 1)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Decide(Submitted, editor, digest: "x")).Reason);
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Decide(Submitted, editor)).Reason);
    }

    [Fact]
    public void A_stale_revision_tells_the_current_one() => Assert.Equal(
        "7", Sample.Refused(() => Decide(Submitted, Sample.Reviewer, revision: 6)).Facts["current_revision"]);

    private static (CatalogueVersion Next, CatalogueEvent Happened) Decide(
        Stored<CatalogueVersion> stored, Caller caller, bool approves = true, string? digest = null, long revision = 7, string comment = "") =>
        Deciding.Decide(
            stored, Sample.Keepers, Sample.By(caller), new(approves, digest ?? ContentDigest.Of(stored.Value), revision, comment));
}
