using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class PublishingTests
{
    [Fact]
    public void Publishing_frees_the_working_key_and_takes_the_standing_in_one_document()
    {
        var approved = Sample.InState(VersionState.Approved);
        var (next, happened) = Publishing.Publish(approved, Sample.Keepers, Sample.By(Sample.Leader), 7);
        Assert.Equal(Sample.Catalogue, Key("working", approved.Value));
        Assert.Null(Key("working", next));
        Assert.Null(Key("standing", approved.Value));
        Assert.Equal("610116-06/000000001P", Key("standing", next));
        Assert.Equal("610116-06/1", Key("slot", next));
        Assert.Equal((Sample.Now, 1), (next.PublishedAt, happened.Version));
    }

    [Fact]
    public void A_withdrawal_raises_the_standing_so_that_every_replica_notices()
    {
        var published = Sample.InState(VersionState.Published).Value;
        var withdrawn = published with { State = VersionState.Withdrawn };
        Assert.True(string.CompareOrdinal(DocumentTypes.Standing(withdrawn), DocumentTypes.Standing(published)) > 0);
        Assert.True(string.CompareOrdinal(DocumentTypes.Standing(published with { Number = 10 }), DocumentTypes.Standing(withdrawn with { Number = 9 })) > 0);
    }

    [Fact]
    public void A_discarded_draft_gives_its_number_back() =>
        Assert.Null(Key("slot", Sample.InState(VersionState.Draft).Value with { State = VersionState.Discarded }));

    [Fact]
    public void Reviewers_and_leaders_of_the_responsible_organisation_and_the_office_publish() => Assert.All(
        [Sample.Reviewer, Sample.Leader, Sample.Office], caller => Assert.Equal(VersionState.Published, Publish(caller).State));

    [Fact]
    public void Joining_departments_strangers_and_other_districts_do_not_publish() => Assert.All(
        [Sample.Joining, Sample.Stranger, Sample.OtherOffice, Sample.StreetEditor],
        caller => Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Publish(caller)).Reason));

    [Fact]
    public void Who_submitted_does_not_publish_and_an_editor_needs_another_role()
    {
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Publish(Sample.Editor)).Reason);
        var other = Sample.Person("mzj.two", "610116-mzj", Sample.District, "editor");
        Assert.Equal(Reason.RoleRequired, Sample.Refused(() => Publish(other)).Reason);
    }

    [Fact]
    public void Leaders_of_the_responsible_organisation_and_the_office_withdraw()
    {
        var published = Sample.InState(VersionState.Published);
        Assert.All([Sample.Leader, Sample.Office], caller =>
        {
            var (next, _) = Withdrawing.Withdraw(published, Sample.Keepers, Sample.By(caller), 7, "含有个人信息");
            Assert.Equal(("含有个人信息", VersionState.Withdrawn, StepKind.Withdrawn), (next.WithdrawalReason, next.State, next.Steps[^1].Kind));
        });
        Assert.Equal(Reason.RoleRequired, Sample.Refused(() => Withdraw(Sample.Reviewer)).Reason);
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Withdraw(Sample.Joining)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Withdraw(Sample.Leader, revision: 6)).Reason);

        void Withdraw(Caller caller, long revision = 7) =>
            Withdrawing.Withdraw(published, Sample.Keepers, Sample.By(caller), revision, "内容有误");
    }

    private static CatalogueVersion Publish(Caller caller) =>
        Publishing.Publish(Sample.InState(VersionState.Approved), Sample.Keepers, Sample.By(caller), 7).Next;

    private static object? Key(string name, CatalogueVersion version) =>
        DocumentTypes.Versions.Keys.Single(key => key.Name == name).Value(version);
}
