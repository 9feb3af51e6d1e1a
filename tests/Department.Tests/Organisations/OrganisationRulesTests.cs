using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Tests.Organisations;

public sealed class OrganisationRulesTests
{
    private static readonly OrganisationDraft Bureau = new(
        "610116-mzj", "610116", OrganisationKind.Department, "区民政局", "西安市长安区民政局", ["民政局"]);

    private static readonly OrganisationDraft Street = new("610116001", "610116001", OrganisationKind.Street, "韦曲街道办事处", "", []);

    [Fact]
    public void A_bureau_a_street_and_a_school_of_either_level_are_right()
    {
        Assert.Empty(Fields(Bureau));
        Assert.Empty(Fields(Street));
        Assert.Empty(Fields(Street with { Kind = OrganisationKind.Town }));
        Assert.Empty(Fields(Bureau with { Kind = OrganisationKind.Institution }));
        Assert.Empty(Fields(Bureau with { Kind = OrganisationKind.Institution, Division = "610116001" }));
    }

    [Fact]
    public void Everything_wrong_with_an_empty_one_is_reported() =>
        Assert.Equal(["organisation.id", "organisation.division", "organisation.kind", "organisation.name"], Fields(new("", "", 0, "", "", [])));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_kind_that_does_not_exist_is_refused(int kind) =>
        Assert.Equal(["organisation.kind"], Fields(Bureau with { Kind = (OrganisationKind)kind }));

    [Fact]
    public void A_street_has_9_digits_and_uses_them_as_its_id()
    {
        Assert.Equal(["organisation.id"], Fields(Street with { Id = "610116-wq" }));
        Assert.Equal(["organisation.division"], Fields(Street with { Id = "610116", Division = "610116" }));
    }

    [Theory]
    [InlineData(OrganisationKind.Office)]
    [InlineData(OrganisationKind.Department)]
    public void Office_and_departments_belong_to_a_district(OrganisationKind kind) =>
        Assert.Equal(["organisation.division"], Fields(Bureau with { Kind = kind, Division = "610116001" }));

    [Fact]
    public void Lengths_are_bounded()
    {
        var long61 = new string('长', 61);
        var long101 = new string('长', 101);
        Assert.Empty(Fields(Bureau with { Name = long61[..60], FullName = long101[..100], Aliases = [long101[..100]] }));
        Assert.Equal(
            ["organisation.name", "organisation.fullName", "organisation.aliases[0]"],
            Fields(Bureau with { Name = long61, FullName = long101, Aliases = [long101] }));
        var aliases = Enumerable.Range(1, 21).Select(number => $"别名{number}").ToArray();
        Assert.Empty(Fields(Bureau with { Aliases = aliases[..20] }));
        Assert.Equal(["organisation.aliases"], Fields(Bureau with { Aliases = aliases }));
    }

    [Fact]
    public void The_id_of_the_system_itself_is_reserved() => Assert.Equal(["organisation.id"], Fields(Bureau with { Id = "system" }));

    private static IEnumerable<string> Fields(OrganisationDraft draft)
    {
        var check = new InputCheck();
        OrganisationRules.Check(check, draft);
        return check.Violations.Select(violation => violation.Field);
    }
}
