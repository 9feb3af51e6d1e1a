using OpenGov.Contracts.Events;

namespace OpenGov.Catalogues.Organisations;

/// <summary>A domain (领域) and who keeps it, as the Department service last told of it: a copy, kept by following its events.</summary>
public sealed record DirectoryDomain
{
    /// <summary>Two digits.</summary>
    public required string Code { get; init; }

    /// <summary>Official name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names met in documents.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>Whether streets and towns normally derive a catalogue of it; copies made before this was kept say so.</summary>
    public bool Township { get; init; } = true;

    /// <summary>The department that keeps the catalogue; empty until assigned.</summary>
    public string LeadOrganisationId { get; init; } = "";

    /// <summary>Departments that join in keeping it.</summary>
    public IReadOnlyList<string> JoiningOrganisationIds { get; init; } = [];

    /// <summary>Its revision in the Department service.</summary>
    public required long Revision { get; init; }

    /// <summary>Sequence of the event that told of it.</summary>
    public required long Sequence { get; init; }
}
