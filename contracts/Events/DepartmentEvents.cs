namespace OpenGov.Contracts.Events;

/// <summary>An event of the Department service; carries the subject as it was after the change.</summary>
public abstract record DepartmentEvent : ServiceEvent
{
    /// <summary>Revision of the subject after the change.</summary>
    public required long Revision { get; init; }
}

/// <summary>An organisation was added or changed.</summary>
public sealed record OrganisationChanged : DepartmentEvent
{
    /// <summary>Id, for example "610116-mzj".</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Division code: 6 or 9 digits.</summary>
    public required string Division { get; init; }

    /// <summary>Name of the kind as in the contract: "office", "department", "street", "town", "institution".</summary>
    public required string Kind { get; init; }

    /// <summary>Short name as written in tables.</summary>
    public required string Name { get; init; }

    /// <summary>Formal name.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Other names met in tables.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public override string Subject => OrganisationId;
}

/// <summary>A domain was added, changed or assigned.</summary>
public sealed record DomainChanged : DepartmentEvent
{
    /// <summary>Two digits.</summary>
    public required string Code { get; init; }

    /// <summary>Official name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names met in documents.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether streets and towns normally derive a catalogue of it.</summary>
    public bool Township { get; init; }

    /// <summary>The department that keeps the catalogue; empty until assigned.</summary>
    public string LeadOrganisationId { get; init; } = "";

    /// <summary>Departments that join.</summary>
    public IReadOnlyList<string> JoiningOrganisationIds { get; init; } = [];

    /// <inheritdoc/>
    public override string Subject => Code;
}

/// <summary>A street or town has said that a domain does not concern it (未涉及领域), or has taken that back.</summary>
public sealed record ApplicabilityChanged : DepartmentEvent
{
    /// <summary>Code of the domain.</summary>
    public required string Code { get; init; }

    /// <summary>Division code of the street or town, 9 digits.</summary>
    public required string Division { get; init; }

    /// <summary>Why, for the public.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsRevoked { get; init; }

    /// <inheritdoc/>
    public override string Subject => $"{Division}-{Code}";
}
