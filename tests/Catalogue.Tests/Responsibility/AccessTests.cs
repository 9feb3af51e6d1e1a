using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Responsibility;

/// <summary>Who may do what to the catalogue of 养老服务: led by 区民政局, joined by 区财政局.</summary>
public sealed class AccessTests
{
    private static readonly Keepers Street = Sample.Directory.KeepersOf(CatalogueId.Parse("610116001-06", "id"));

    [Fact]
    public void Keepers_and_the_office_of_the_district_read_drafts() => Assert.All(
        [Sample.Editor, Sample.Reviewer, Sample.Leader, Sample.Joining, Sample.Office, Client()],
        caller => Assert.True(Access.MayReadDrafts(Sample.Keepers, caller), caller.Username));

    [Fact]
    public void Nobody_else_reads_drafts() => Assert.All(
        [Sample.Stranger, Sample.OtherOffice, Sample.StreetEditor, Sample.Administrator, Caller.Public],
        caller => Assert.False(Access.MayReadDrafts(Sample.Keepers, caller), caller.Username));

    [Fact]
    public void Only_keepers_edit()
    {
        Access.RequireEditing(Sample.Keepers, Sample.Editor);
        Access.RequireEditing(Sample.Keepers, Sample.Joining);
        Assert.All([Sample.Stranger, Sample.Office, Sample.StreetEditor], caller => NotResponsible(() => Access.RequireEditing(Sample.Keepers, caller)));
    }

    [Fact]
    public void Only_the_lead_department_adds_the_catalogue()
    {
        Access.RequireCreating(Sample.Keepers, Sample.Editor);
        Assert.All([Sample.Joining, Sample.Stranger, Sample.Office], caller => NotResponsible(() => Access.RequireCreating(Sample.Keepers, caller)));
    }

    [Fact]
    public void A_street_keeps_its_own_catalogue_and_no_department_does()
    {
        Access.RequireCreating(Street, Sample.StreetEditor);
        Assert.True(Access.MayReadDrafts(Street, Sample.StreetEditor));
        Assert.True(Access.MayReadDrafts(Street, Sample.Office));
        Assert.False(Access.MayReadDrafts(Street, Sample.Editor));
        NotResponsible(() => Access.RequireEditing(Street, Sample.Editor));
        NotResponsible(() => Access.RequireEditing(Street, Sample.Person("gd.editor", "610116002", "610116002", "editor")));
    }

    [Fact]
    public void A_domain_without_a_lead_belongs_to_nobody_not_to_callers_without_an_organisation()
    {
        var unassigned = Sample.Directory.KeepersOf(CatalogueId.Parse("610116-26", "id"));
        NotResponsible(() => Access.RequireCreating(unassigned, Sample.Editor));
        NotResponsible(() => Access.RequireCreating(unassigned, Sample.Person("nobody", "", "", "editor")));
        Assert.False(Access.MayReadDrafts(unassigned, Sample.Person("nobody", "", "", "editor")));
    }

    [Fact]
    public void The_lead_of_a_domain_in_one_district_has_no_say_in_another()
    {
        var elsewhere = Sample.Directory.KeepersOf(CatalogueId.Parse("610117-06", "id"));
        Assert.Equal("", elsewhere.Responsible);
        NotResponsible(() => Access.RequireEditing(elsewhere, Sample.Editor));
    }

    [Fact]
    public void Streets_see_their_own_upstream_changes_and_the_office_its_district()
    {
        Assert.Equal("610116001", Access.LocalReach(Sample.StreetEditor));
        Assert.Equal("610116", Access.LocalReach(Sample.Office));
        Assert.Null(Access.LocalReach(Sample.Editor));
        Access.RequireWithin("610116", "610116002");
        NotResponsible(() => Access.RequireWithin("610116001", "610116002"));
        NotResponsible(() => Access.RequireWithin(null, "610116001"));
    }

    private static Caller Client() => Sample.Person("mzj.client", "610116-mzj", Sample.District, "client");

    private static void NotResponsible(Action act) => Assert.Equal(Reason.NotResponsible, Sample.Refused(act).Reason);
}
