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

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>First day (Asia/Shanghai) of the present name; null when it never had another.</summary>
    public DateOnly? NameFrom { get; init; }

    /// <summary>First day (Asia/Shanghai) on which it was no more; null while it stands.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Who took over from it; the first what nobody else was given. Empty while it stands.</summary>
    public IReadOnlyList<string> SuccessorIds { get; init; } = [];

    /// <inheritdoc/>
    public override string Subject => OrganisationId;
}

/// <summary>A name that an organisation or a domain had.</summary>
public sealed record FormerName
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The formal name then; empty for a domain, or when none was known.</summary>
    public string FullName { get; init; } = "";

    /// <summary>First day (Asia/Shanghai) of this name; null when it had it from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day (Asia/Shanghai) on which it was not its name any more.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>A rename, merger or split of organisations was planned, took effect or was given up.</summary>
public sealed record ReorganisationChanged : DepartmentEvent
{
    /// <summary>Id of the reorganisation, a UUID.</summary>
    public required string ReorganisationId { get; init; }

    /// <summary>"rename", "merge" or "split".</summary>
    public required string Kind { get; init; }

    /// <summary>"planned", "done" or "cancelled".</summary>
    public required string State { get; init; }

    /// <summary>The organisation that is renamed, takes the others over, or is split.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Those that end with it.</summary>
    public IReadOnlyList<string> EndingIds { get; init; } = [];

    /// <summary>Those that take over.</summary>
    public IReadOnlyList<string> SuccessorIds { get; init; } = [];

    /// <summary>The new name of a rename; empty otherwise.</summary>
    public string Name { get; init; } = "";

    /// <summary>First day (Asia/Shanghai) on which it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

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

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>First day (Asia/Shanghai) of the present name; null when it never had another.</summary>
    public DateOnly? NameFrom { get; init; }

    /// <summary>The name that it will get; empty when none is planned.</summary>
    public string PlannedName { get; init; } = "";

    /// <summary>First day (Asia/Shanghai) of the planned name; null when none is planned.</summary>
    public DateOnly? PlannedFrom { get; init; }

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

/// <summary>A ministry's guideline for a domain was entered, came to a milestone, was met or given up. Each step is told of once, in order.</summary>
public sealed record GuidelineProgressed : DepartmentEvent
{
    /// <summary>Id of the guideline, a UUID.</summary>
    public required string GuidelineId { get; init; }

    /// <summary>Code of the domain.</summary>
    public required string Code { get; init; }

    /// <summary>The district whose catalogue is due.</summary>
    public required string District { get; init; }

    /// <summary>Title of the guideline.</summary>
    public required string Title { get; init; }

    /// <summary>Its number; may be empty.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>The day (Asia/Shanghai) of its issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day (Asia/Shanghai) on which the catalogue is in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The department that leads the domain; empty when none does.</summary>
    public string LeadOrganisationId { get; init; } = "";

    /// <summary>"issued", "month-before", "week-before", "due", "overdue", "met", "met-late" or "cancelled".</summary>
    public required string Step { get; init; }

    /// <summary>The day (Asia/Shanghai) of the step; earlier than the event when it is told of after a downtime.</summary>
    public required DateOnly StepOn { get; init; }

    /// <inheritdoc/>
    public override string Subject => $"{District}-{Code}";
}

/// <summary>A domain, a catalogue or people of a dissolved organisation are without anybody responsible, or are no more.</summary>
public sealed record OrphanChanged : DepartmentEvent
{
    /// <summary>"domain", "catalogue" or "accounts".</summary>
    public required string Kind { get; init; }

    /// <summary>Domain code, catalogue id, or id of the dissolved organisation.</summary>
    public required string OrphanId { get; init; }

    /// <summary>The district; empty for a domain that no district has been given.</summary>
    public string District { get; init; } = "";

    /// <summary>Whether somebody is responsible again.</summary>
    public bool IsResolved { get; init; }

    /// <inheritdoc/>
    public override string Subject => OrphanId;
}

/// <summary>The last day of a task in a ledger (台账) has passed without it being reported as done; told once for each day it was due on.</summary>
public sealed record TaskOverdue : DepartmentEvent
{
    /// <summary>The task, "610116-2021-007".</summary>
    public required string TaskId { get; init; }

    /// <summary>Division code of the district, 6 digits.</summary>
    public required string Division { get; init; }

    /// <summary>Year of the ledger.</summary>
    public required int Year { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>The last day, in Asia/Shanghai.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The responsible organisations that are named one by one.</summary>
    public IReadOnlyList<string> OrganisationIds { get; init; } = [];

    /// <inheritdoc/>
    public override string Subject => TaskId;
}
