using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class EmergencyPublishingTests
{
    private static readonly Stored<CatalogueVersion> Submitted = Sample.Stored(Sample.UnderReview(2, agreed: false));

    [Fact]
    public void It_passes_over_stages_and_consents_and_is_marked_as_such()
    {
        var (next, happened) = Publish(Submitted, Sample.Leader);
        Assert.Equal((VersionState.Published, Sample.Now, "汛情预警"), (next.State, next.PublishedAt, next.Emergency?.Reason));
        Assert.Equal((StepKind.EmergencyPublished, "汛情预警"), (next.Steps[^1].Kind, next.Steps[^1].Note));
        Assert.True(next.AwaitsSecondLook);
        Assert.True(happened.Emergency);
    }

    [Fact]
    public void Leaders_of_the_responsible_organisation_and_the_office_publish_a_draft_too()
    {
        Assert.All([Sample.Leader, Sample.Office], caller =>
            Assert.Equal(VersionState.Published, Publish(Sample.InState(VersionState.Draft), caller).Next.State));
        Assert.Equal(Reason.RoleRequired, Sample.Refused(() => Publish(Submitted, Sample.Reviewer)).Reason);
        Assert.All([Sample.Joining, Sample.Stranger, Sample.OtherOffice], caller =>
            Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Publish(Submitted, caller)).Reason));
    }

    [Fact]
    public void The_rules_of_what_a_catalogue_must_say_still_hold() => Assert.Equal(
        Reason.RulesViolated, Sample.Refused(() => Publish(Sample.Stored(Sample.Draft()), Sample.Leader)).Reason);

    [Fact]
    public void Another_content_than_was_read_is_not_published() => Assert.Equal(
        Reason.StaleRevision, Sample.Refused(() => Publish(Submitted, Sample.Leader, "x")).Reason);

    [Fact]
    public void The_second_look_is_another_persons()
    {
        var published = Sample.Stored(Publish(Submitted, Sample.Leader).Next);
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Confirm(published, Sample.Leader)).Reason);
        Assert.Equal(Reason.RoleRequired, Sample.Refused(() => Confirm(published, Sample.Reviewer)).Reason);
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Confirm(published, Sample.Joining)).Reason);
        var submitter = Sample.Person("mzj.editor", "610116-mzj", Sample.District, "editor", "leader");
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Confirm(published, submitter)).Reason);

        var (next, happened) = Confirm(published, Sample.Office);
        Assert.Equal(new SecondLook("bgs.office", "610116-bgs", Sample.Now, "内容无误"), next.Emergency?.Confirmation);
        Assert.Equal((StepKind.EmergencyConfirmed, false), (next.Steps[^1].Kind, next.AwaitsSecondLook));
        Assert.IsType<EmergencyConfirmed>(happened);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Confirm(Sample.Stored(next), Sample.Office)).Reason);
    }

    [Fact]
    public void A_usual_publication_needs_no_second_look() => Assert.Equal(
        Reason.WrongState, Sample.Refused(() => Confirm(Sample.InState(VersionState.Published), Sample.Office)).Reason);

    [Fact]
    public void The_second_look_raises_the_standing_and_a_withdrawal_raises_it_again()
    {
        var published = Publish(Submitted, Sample.Leader).Next;
        var confirmed = Confirm(Sample.Stored(published), Sample.Office).Next;
        string[] standings =
        [
            DocumentTypes.Standing(published), DocumentTypes.Standing(confirmed),
            DocumentTypes.Standing(confirmed with { State = VersionState.Withdrawn }),
        ];
        Assert.Equal(standings.Order(StringComparer.Ordinal), standings);
        Assert.Equal(3, standings.Distinct().Count());
    }

    private static (CatalogueVersion Next, CataloguePublished Happened) Publish(
        Stored<CatalogueVersion> stored, Caller caller, string? digest = null) => EmergencyPublishing.Publish(
            stored,
            Sample.Keepers,
            Sample.By(caller),
            7,
            digest ?? ContentDigest.Of(stored.Value),
            "汛情预警",
            Checked.District);

    private static (CatalogueVersion Next, EmergencyConfirmed Happened) Confirm(Stored<CatalogueVersion> stored, Caller caller) =>
        EmergencyPublishing.Confirm(stored, Sample.Keepers, Sample.By(caller), 7, ContentDigest.Of(stored.Value), "内容无误");
}
