using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Domains;

/// <summary>Who can be made responsible for a domain: existing departments of one district. Streets and towns derive, they do not lead.</summary>
public static class Responsibility
{
    /// <summary>Checks the organisations of an assignment.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="lead">Id of the lead.</param>
    /// <param name="joining">Ids of those who join.</param>
    /// <param name="found">The organisations that exist, by id.</param>
    public static void Check(
        InputCheck check, string lead, IReadOnlyList<string> joining, IReadOnlyDictionary<string, Organisation> found)
    {
        CheckOne(check, "leadOrganisationId", lead, lead, found);
        foreach (var (id, index) in joining.Select((id, index) => (id, index)))
        {
            CheckOne(check, $"joiningOrganisationIds[{index}]", id, lead, found);
        }
    }

    /// <summary>Refuses a caller who is not the office of the lead's district.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>.</exception>
    public static void RequireOfficeOf(Caller caller, Organisation lead)
    {
        if (!caller.IsOfficeOf(lead.Division))
        {
            throw new RequestException(Reason.NotResponsible, $"“{lead.Name}”不属于本区，区政府办公室只能指定本区的责任单位。");
        }
    }

    private static void CheckOne(
        InputCheck check, string field, string id, string lead, IReadOnlyDictionary<string, Organisation> found)
    {
        if (!found.TryGetValue(id, out var organisation))
        {
            check.Add(field, $"没有机构“{id}”，请先在机构名录中添加");
        }
        else if (organisation.DissolvedOn is { } day)
        {
            check.Add(field, $"“{organisation.Name}”已于 {day.Written()} 撤销，请选择接管其职责的机构");
        }
        else if (organisation.Kind is OrganisationKind.Street or OrganisationKind.Town)
        {
            check.Add(field, $"“{organisation.Name}”是街道或镇，领域目录由区级部门负责");
        }
        else if (found.TryGetValue(lead, out var leader)
            && Organisation.DistrictOf(leader.Division) != Organisation.DistrictOf(organisation.Division))
        {
            check.Add(field, $"“{organisation.Name}”与牵头单位不在同一区，会签单位须与牵头单位同区");
        }
    }
}
