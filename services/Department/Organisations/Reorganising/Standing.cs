using OpenGov.Departments.Days;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Whether the organisations of a merger or split can be those: they exist, stand, are of one district and of kinds that go together.</summary>
public static class Standing
{
    /// <summary>Checks one.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="field">JSON path.</param>
    /// <param name="id">The organisation.</param>
    /// <param name="found">What it is; null when there is none.</param>
    /// <param name="other">The organisation that it must go together with.</param>
    public static void Check(InputCheck check, string field, string id, Organisation? found, Organisation other)
    {
        if (found is null)
        {
            check.Add(field, $"没有机构“{id}”，请先在机构名录中添加");
        }
        else if (found.DissolvedOn is { } day)
        {
            check.Add(field, $"“{found.Name}”已于 {day.Written()} 撤销");
        }
        else if (Organisation.DistrictOf(found.Division) != Organisation.DistrictOf(other.Division))
        {
            check.Add(field, $"“{found.Name}”与“{other.Name}”不在同一区");
        }
        else if (IsLocal(found) != IsLocal(other))
        {
            check.Add(field, $"“{found.Name}”与“{other.Name}”一个是街道或镇、一个是区级机构，不能合并或分设");
        }
    }

    /// <summary>Checks that an organisation may end.</summary>
    public static void CheckEnding(InputCheck check, string field, Organisation organisation) => check.Require(
        organisation.Kind != OrganisationKind.Office, field, $"“{organisation.Name}”是区政府办公室，不能撤销；如有变化请更名");

    private static bool IsLocal(Organisation organisation) => organisation.Kind is OrganisationKind.Street or OrganisationKind.Town;
}
