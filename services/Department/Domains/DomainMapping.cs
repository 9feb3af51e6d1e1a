using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains;

/// <summary>Domains between domain code and contract.</summary>
internal static class DomainMapping
{
    public static DomainDraft ToDraft(this Wire.Domain wire) => new(wire.Code, wire.Name, [.. wire.Aliases], wire.Township);

    public static Wire.Domain ToWire(this Stored<Domain> stored) => stored.Value.Happened(stored.Revision, Guid.Empty).ToWire();

    public static Wire.Domain ToWire(this DomainChanged changed) => new()
    {
        Code = changed.Code,
        Name = changed.Name,
        Aliases = { changed.Aliases },
        Township = changed.Township,
        LeadOrganisationId = changed.LeadOrganisationId,
        JoiningOrganisationIds = { changed.JoiningOrganisationIds },
        Revision = changed.Revision,
        UpdateTime = changed.OccurredAt.ToTimestamp(),
        FormerNames = { changed.FormerNames.Select(OrganisationMapping.ToWire) },
        NameFrom = changed.NameFrom.Written(),
        PlannedName = changed.PlannedName,
        PlannedFrom = changed.PlannedFrom.Written(),
    };

    public static Wire.NotApplicable ToWire(this Stored<NotApplicable> stored) => stored.Value.Happened(stored.Revision, Guid.Empty).ToWire();

    public static Wire.NotApplicable ToWire(this ApplicabilityChanged changed) => new()
    {
        Code = changed.Code,
        Division = changed.Division,
        Reason = changed.Reason,
        Revoked = changed.IsRevoked,
        Revision = changed.Revision,
        UpdateTime = changed.OccurredAt.ToTimestamp(),
    };
}
