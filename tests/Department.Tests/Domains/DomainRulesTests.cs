using OpenGov.Departments.Domains;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Tests.Domains;

public sealed class DomainRulesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_domain_needs_a_code_and_a_name()
    {
        Assert.Empty(Fields(check => DomainRules.Check(check, new("06", "养老服务", ["养老"], true))));
        Assert.Equal(["domain.code", "domain.name"], Fields(check => DomainRules.Check(check, new("6", "", [], true))));
        Assert.Equal(["domain.name"], Fields(check => DomainRules.Check(check, new("06", new('长', 41), [], true))));
    }

    [Fact]
    public void An_assignment_names_a_lead_and_others_once_each()
    {
        Assert.Empty(Fields(check => DomainRules.CheckAssignment(check, "06", "a-1", ["b-1", "c-1"])));
        Assert.Equal(["leadOrganisationId"], Fields(check => DomainRules.CheckAssignment(check, "06", "", [])));
        Assert.Equal(
            ["joiningOrganisationIds[0]", "joiningOrganisationIds[2]", "joiningOrganisationIds[3]"],
            Fields(check => DomainRules.CheckAssignment(check, "06", "a-1", ["a-1", "b-1", "b-1", "B"])));
    }

    [Fact]
    public void At_most_20_departments_join()
    {
        var joining = Enumerable.Range(1, 21).Select(number => $"d-{number}").ToArray();
        Assert.Empty(Fields(check => DomainRules.CheckAssignment(check, "06", "a-1", joining[..20])));
        Assert.Equal(["joiningOrganisationIds"], Fields(check => DomainRules.CheckAssignment(check, "06", "a-1", joining)));
    }

    [Fact]
    public void Only_existing_departments_of_one_district_can_be_responsible()
    {
        var found = new[]
        {
            Organisation("lead", "610116", OrganisationKind.Department),
            Organisation("near", "610116", OrganisationKind.Institution),
            Organisation("far", "610117", OrganisationKind.Department),
            Organisation("610116001", "610116001", OrganisationKind.Street),
            Organisation("610116002", "610116002", OrganisationKind.Town),
        }.ToDictionary(organisation => organisation.Id);

        Assert.Empty(Fields(check => Responsibility.Check(check, "lead", ["near"], found)));
        Assert.Equal(
            ["joiningOrganisationIds[1]", "joiningOrganisationIds[2]", "joiningOrganisationIds[3]", "joiningOrganisationIds[4]"],
            Fields(check => Responsibility.Check(check, "lead", ["near", "far", "610116001", "610116002", "gone"], found)));
        Assert.Equal(["leadOrganisationId"], Fields(check => Responsibility.Check(check, "gone", ["near"], found)));
        Assert.Equal(["leadOrganisationId"], Fields(check => Responsibility.Check(check, "610116001", [], found)));
    }

    [Fact]
    public void An_assignment_replaces_the_one_before()
    {
        var domain = Domain.Add(new("06", "养老服务", ["养老"], true), Morning);
        var assigned = domain.Assign("a-1", ["b-1"], Morning.AddHours(1)).Assign("c-1", [], Morning.AddHours(2));
        Assert.Equal(("c-1", Morning.AddHours(2)), (assigned.LeadOrganisationId, assigned.UpdatedAt));
        Assert.Empty(assigned.JoiningOrganisationIds);

        var changed = assigned.Happened(3, Guid.Empty);
        Assert.Equal(("06", "养老服务", true, "c-1", 3), (changed.Subject, changed.Name, changed.Township, changed.LeadOrganisationId, changed.Revision));
    }

    private static Organisation Organisation(string id, string division, OrganisationKind kind) =>
        Departments.Organisations.Organisation.Add(new(id, division, kind, "名称" + id, "", []), Morning);

    private static IEnumerable<string> Fields(Action<InputCheck> checks)
    {
        var check = new InputCheck();
        checks(check);
        return check.Violations.Select(violation => violation.Field);
    }
}
