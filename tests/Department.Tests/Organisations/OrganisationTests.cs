using OpenGov.Departments.Organisations;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly Organisation bureau = Organisation.Add(
        new("610116-mzj", "610116", OrganisationKind.Department, "区民政局", "西安市长安区民政局", ["民政局"]), Morning);

    [Fact]
    public void A_change_touches_only_what_it_names()
    {
        var renamed = bureau.Change("区民政和养老局", null, null, Morning.AddHours(1));
        Assert.Equal(bureau with { Name = "区民政和养老局", UpdatedAt = Morning.AddHours(1) }, renamed);
        Assert.Equal("", bureau.Change(null, "", null, Morning).FullName);
        Assert.Empty(bureau.Change(null, null, [], Morning).Aliases);
    }

    [Theory]
    [InlineData(OrganisationKind.Office, "office")]
    [InlineData(OrganisationKind.Department, "department")]
    [InlineData(OrganisationKind.Street, "street")]
    [InlineData(OrganisationKind.Town, "town")]
    [InlineData(OrganisationKind.Institution, "institution")]
    public void The_event_tells_all_of_it(OrganisationKind kind, string name)
    {
        var id = Guid.NewGuid();
        var changed = (bureau with { Kind = kind, UpdatedAt = Morning.AddHours(1) }).Happened(7, id);
        Assert.Equal((id, 7, name), (changed.EventId, changed.Revision, changed.Kind));
        Assert.Equal(("610116-mzj", "610116", "区民政局", "西安市长安区民政局"), (changed.Subject, changed.Division, changed.Name, changed.FullName));
        Assert.Equal(["民政局"], changed.Aliases);
        Assert.Equal((Morning, Morning.AddHours(1)), (changed.CreatedAt, changed.OccurredAt));
    }

    [Theory]
    [InlineData("610116", "office", "610116", true)]
    [InlineData("610116", "office", "610116001", true)]
    [InlineData("610116", "office", "610117", false)]
    [InlineData("610116", "office", "610117001", false)]
    [InlineData("610116", "editor", "610116", false)]
    [InlineData("", "office", "610116", false)]
    [InlineData("", "administrator", "610116", true)]
    public void The_office_governs_its_district_and_an_administrator_all(string division, string role, string of, bool governs)
    {
        var caller = new Caller("someone", "some-organisation", division, new HashSet<string> { role });
        if (governs)
        {
            caller.RequireGoverns(of);
            return;
        }

        Assert.Equal(Reason.NotResponsible, Assert.Throws<RequestException>(() => caller.RequireGoverns(of)).Reason);
    }
}
