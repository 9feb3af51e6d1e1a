using System.Text.Json;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tests.Tasks;

/// <summary>The example district's own table of 38 tasks, with the units of its directory.</summary>
public sealed class ExampleLedgerTests
{
    private static readonly TaskReading Reading = TaskTable.Read(
        "tasks.csv", File.ReadAllBytes(Testing.Repository.File("services", "Standalone", "Example", "tasks.csv")), 2026, District());

    [Fact]
    public void It_has_38_tasks_of_which_34_are_standing()
    {
        Assert.Equal(38, Reading.Rows.Count);
        Assert.Equal(
            "Dated 3, Event 1, Standing 34",
            string.Join(", ", Reading.Rows.GroupBy(row => row.Content.Limit.Kind).OrderBy(group => group.Key.ToString()).Select(group => $"{group.Key} {group.Count()}")));
        Assert.DoesNotContain(Reading.Problems, problem => problem.Severity is ProblemSeverity.Error);
    }

    [Fact]
    public void Its_units_are_found_but_for_those_that_the_directory_does_not_have()
    {
        var words = Reading.Rows.SelectMany(row => row.Content.Units).Where(unit => unit.Kind is TaskUnitKind.Words).Select(unit => unit.Name).Distinct();
        Assert.Equal(["见各领域责任分工", "区政府相关部门", "区委编办", "区投资商务局", "区营商办", "政务新媒体主办单位", "区档案馆"], words);
        Assert.Equal("610116-xzspj", Assert.Single(Reading.Rows[10].Content.Units).OrganisationId);
    }

    [Fact]
    public void What_the_office_does_alone_is_verified_by_another() => Assert.All(
        Reading.Rows.Where(row => row.Content.Units.All(unit => unit.OrganisationId == "610116-bgs")),
        row => Assert.Equal("610116-sfj", row.Content.VerifierId));

    private static DistrictUnits District()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Testing.Repository.File("services", "Standalone", "Example", "district.json")));
        return new([.. file.RootElement.GetProperty("organisations").EnumerateArray().Select(organisation => new Organisation
        {
            Id = organisation.GetProperty("id").GetString()!,
            Division = organisation.GetProperty("division").GetString()!,
            Kind = Enum.Parse<OrganisationKind>(organisation.GetProperty("kind").GetString()!, ignoreCase: true),
            Name = organisation.GetProperty("name").GetString()!,
            FullName = organisation.GetProperty("full_name").GetString()!,
            Aliases = [.. organisation.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!)],
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        })]);
    }
}
