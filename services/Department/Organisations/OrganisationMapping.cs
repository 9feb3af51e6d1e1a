using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations;

/// <summary>Organisations between domain and contract.</summary>
internal static class OrganisationMapping
{
    public static OrganisationDraft ToDraft(this Wire.Organisation wire) => new(
        wire.Id, wire.Division, (OrganisationKind)(int)wire.Kind, wire.Name, wire.FullName, [.. wire.Aliases]);

    public static Wire.Organisation ToWire(this Stored<Organisation> stored) => new()
    {
        Id = stored.Value.Id,
        Division = stored.Value.Division,
        Kind = (Wire.OrganisationKind)(int)stored.Value.Kind,
        Name = stored.Value.Name,
        FullName = stored.Value.FullName,
        Aliases = { stored.Value.Aliases },
        Revision = stored.Revision,
        CreateTime = stored.Value.CreatedAt.ToTimestamp(),
        UpdateTime = stored.Value.UpdatedAt.ToTimestamp(),
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
    };
}
