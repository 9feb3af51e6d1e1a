using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations;

/// <summary>Organisations between domain and contract.</summary>
internal static class OrganisationMapping
{
    public static OrganisationDraft ToDraft(this Wire.Organisation wire) => new(
        wire.Id, wire.Division, (OrganisationKind)(int)wire.Kind, wire.Name, wire.FullName, [.. wire.Aliases]);

    public static Wire.Organisation ToWire(this Stored<Organisation> stored) =>
        stored.Value.Happened(stored.Revision, Guid.Empty).ToWire();

    public static Wire.FormerName ToWire(this FormerName former) => new()
    {
        Name = former.Name,
        FullName = former.FullName,
        From = former.From.Written(),
        Until = former.Until.Written(),
    };

    public static Wire.Organisation ToWire(this OrganisationChanged changed) => new()
    {
        Id = changed.OrganisationId,
        Division = changed.Division,
        Kind = System.Enum.Parse<Wire.OrganisationKind>(changed.Kind, ignoreCase: true),
        Name = changed.Name,
        FullName = changed.FullName,
        Aliases = { changed.Aliases },
        Revision = changed.Revision,
        CreateTime = changed.CreatedAt.ToTimestamp(),
        UpdateTime = changed.OccurredAt.ToTimestamp(),
        FormerNames = { changed.FormerNames.Select(ToWire) },
        NameFrom = changed.NameFrom.Written(),
        DissolvedOn = changed.DissolvedOn.Written(),
        SuccessorIds = { changed.SuccessorIds },
    };
}
