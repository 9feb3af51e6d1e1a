using OpenGov.Contracts.Events;

namespace OpenGov.Catalogues.Organisations;

/// <summary>An organisation as the Department service last told of it: a copy, kept by following its events.</summary>
public sealed record DirectoryOrganisation
{
    /// <summary>Id, for example "610116-mzj".</summary>
    public required string Id { get; init; }

    /// <summary>Division code: 6 or 9 digits.</summary>
    public required string Division { get; init; }

    /// <summary>"office", "department", "street", "town" or "institution".</summary>
    public required string Kind { get; init; }

    /// <summary>Short name as written in tables.</summary>
    public required string Name { get; init; }

    /// <summary>Formal name; may be empty.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Other names met in tables.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>First day (Asia/Shanghai) of the present name; null when it never had another.</summary>
    public DateOnly? NameFrom { get; init; }

    /// <summary>First day (Asia/Shanghai) on which it was no more; null while it stands.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Who took over from it, the one that its names mean now first; empty while it stands.</summary>
    public IReadOnlyList<string> SuccessorIds { get; init; } = [];

    /// <summary>Its revision in the Department service.</summary>
    public required long Revision { get; init; }

    /// <summary>Sequence of the event that told of it.</summary>
    public required long Sequence { get; init; }
}
