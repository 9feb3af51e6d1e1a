using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Tasks.Units;

/// <summary>Which organisations a responsible unit means; the numbers are those of the contract.</summary>
public enum TaskUnitKind
{
    /// <summary>One organisation.</summary>
    Organisation = 1,

    /// <summary>各街办: every street office and town of the district.</summary>
    Streets = 2,

    /// <summary>区政府各部门: every department of the district.</summary>
    Departments = 3,

    /// <summary>In words that no organisation is known by.</summary>
    Words = 4,
}

/// <summary>A responsible unit (责任单位).</summary>
/// <param name="Name">As written.</param>
/// <param name="Kind">Which organisations that is.</param>
/// <param name="OrganisationId">The organisation, where it is one; empty otherwise.</param>
public sealed record TaskUnit(string Name, TaskUnitKind Kind, string OrganisationId = "")
{
    /// <summary>Whether an organisation of the ledger's district is meant.</summary>
    public bool Means(Organisation organisation) => Kind switch
    {
        TaskUnitKind.Organisation => OrganisationId == organisation.Id,
        TaskUnitKind.Streets => organisation.Kind is OrganisationKind.Street or OrganisationKind.Town,
        TaskUnitKind.Departments => organisation.Kind is OrganisationKind.Department,
        _ => false,
    };
}
