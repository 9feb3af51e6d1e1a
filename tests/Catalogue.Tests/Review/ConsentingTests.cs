using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class ConsentingTests
{
    private static readonly Stored<CatalogueVersion> Waiting = Sample.Stored(Sample.UnderReview(2, agreed: false));

    [Fact]
    public void A_consent_is_recorded_and_nothing_is_missing_any_more()
    {
        Assert.Equal(["610116-czj"], Missing(Waiting.Value));
        var (next, happened) = Answer(Waiting, Sample.Joining, reason: "同意");
        Assert.Equal((VersionState.Submitted, 2, StepKind.Consented), (next.State, next.RoundUnderWay().Present, next.Steps[^1].Kind));
        Assert.Equal(new DepartmentConsent("610116-czj", true, "czj.reviewer", Sample.Now, "同意"), Assert.Single(next.RoundUnderWay().Consents));
        Assert.Empty(Missing(next));
        Assert.Equal("610116-czj", Assert.IsType<DraftConsented>(happened).OrganisationId);
    }

    [Fact]
    public void An_objection_returns_the_draft_and_keeps_its_reason()
    {
        var (next, happened) = Answer(Waiting, Sample.Joining, consents: false, reason: "补贴标准不一致");
        Assert.Equal((VersionState.Draft, StepKind.Objected, "补贴标准不一致"), (next.State, next.Steps[^1].Kind, next.Steps[^1].Note));
        Assert.Equal(["610116-czj"], Missing(next));
        Assert.IsType<DraftReturned>(happened);
    }

    [Fact]
    public void A_department_answers_once_in_a_round() => Assert.Equal(
        Reason.AlreadyExists, Sample.Refused(() => Answer(Sample.InState(VersionState.Submitted), Sample.Joining)).Reason);

    [Fact]
    public void A_department_that_came_after_the_submission_is_not_asked_in_this_round()
    {
        var late = Sample.Person("sfj.leader", "610116-sfj", Sample.District, "leader");
        var keepers = Sample.Keepers with { Joining = ["610116-czj", "610116-sfj"] };
        Assert.Equal(["610116-czj"], Waiting.Value.RoundUnderWay().MissingConsents(keepers.Joining));
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Consenting.Answer(
            Waiting, keepers, Sample.By(late), new(true, ContentDigest.Of(Waiting.Value), 7, ""))).Reason);
    }

    [Fact]
    public void Another_content_or_revision_than_was_read_is_not_agreed_to()
    {
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Answer(Waiting, Sample.Joining, revision: 6)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Answer(Waiting, Sample.Joining, digest: "x")).Reason);
    }

    private static IReadOnlyList<string> Missing(CatalogueVersion version) =>
        version.RoundUnderWay().MissingConsents(Sample.Keepers.Joining);

    private static (CatalogueVersion Next, CatalogueEvent Happened) Answer(
        Stored<CatalogueVersion> stored, Caller caller, bool consents = true, string reason = "", long revision = 7, string? digest = null) =>
        Consenting.Answer(
            stored, Sample.Keepers, Sample.By(caller), new(consents, digest ?? ContentDigest.Of(stored.Value), revision, reason));
}
