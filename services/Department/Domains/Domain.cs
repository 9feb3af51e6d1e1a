using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Domains;

/// <summary>A domain (领域) of government as it is stored.</summary>
public sealed record Domain
{
    /// <summary>Two digits.</summary>
    public required string Code { get; init; }

    /// <summary>Official name; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Other names met in documents.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether streets and towns normally derive a catalogue of it.</summary>
    public bool Township { get; init; }

    /// <summary>The department that keeps the catalogue; empty until assigned.</summary>
    public string LeadOrganisationId { get; init; } = "";

    /// <summary>Departments that agree to their own items (会签), in the order given.</summary>
    public IReadOnlyList<string> JoiningOrganisationIds { get; init; } = [];

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>First day of the present name; null when it never had another.</summary>
    public DateOnly? NameFrom { get; init; }

    /// <summary>The name that it will get; empty when none is planned.</summary>
    public string PlannedName { get; init; } = "";

    /// <summary>First day of the planned name; null when none is planned.</summary>
    public DateOnly? PlannedFrom { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>A new domain, not yet assigned.</summary>
    public static Domain Add(DomainDraft draft, DateTimeOffset at) => new()
    {
        Code = draft.Code,
        Name = draft.Name,
        Aliases = draft.Aliases,
        Township = draft.Township,
        UpdatedAt = at,
    };

    /// <summary>The domain with other responsible departments.</summary>
    /// <param name="lead">Keeps the catalogue.</param>
    /// <param name="joining">Agree to their own items.</param>
    /// <param name="at">Now.</param>
    public Domain Assign(string lead, IReadOnlyList<string> joining, DateTimeOffset at) =>
        this with { LeadOrganisationId = lead, JoiningOrganisationIds = joining, UpdatedAt = at };

    /// <summary>Its names over time.</summary>
    [JsonIgnore]
    public NameHistory Names => new(Name, "", NameFrom, FormerNames);

    /// <summary>The domain with a name that it will get.</summary>
    public Domain PlanName(string name, DateOnly from, DateTimeOffset at) =>
        this with { PlannedName = name, PlannedFrom = from, UpdatedAt = at };

    /// <summary>The domain with no other name to come.</summary>
    public Domain KeepName(DateTimeOffset at) => this with { PlannedName = "", PlannedFrom = null, UpdatedAt = at };

    /// <summary>The domain under the planned name; null while its day is to come, or when none is planned.</summary>
    /// <param name="today">Today.</param>
    /// <param name="at">Now.</param>
    public Domain? Turn(DateOnly today, DateTimeOffset at) => PlannedFrom is { } from && from <= today
        ? With(Names.Rename(PlannedName, "", from)).KeepName(at)
        : null;

    /// <summary>The domain as it was on a day.</summary>
    public Domain AsOf(DateOnly day) => With(Names.AsOf(day));

    /// <summary>The event that tells of this state.</summary>
    /// <param name="revision">Revision of the document that holds this state.</param>
    /// <param name="eventId">Unique id.</param>
    public DomainChanged Happened(long revision, Guid eventId) => new()
    {
        EventId = eventId,
        OccurredAt = UpdatedAt,
        Revision = revision,
        Code = Code,
        Name = Name,
        Aliases = Aliases,
        Township = Township,
        LeadOrganisationId = LeadOrganisationId,
        JoiningOrganisationIds = JoiningOrganisationIds,
        FormerNames = FormerNames,
        NameFrom = NameFrom,
        PlannedName = PlannedName,
        PlannedFrom = PlannedFrom,
    };

    private Domain With(NameHistory names) => this with { Name = names.Name, NameFrom = names.From, FormerNames = names.Former };
}

/// <summary>A domain as a caller describes it, before it is added.</summary>
public sealed record DomainDraft(string Code, string Name, IReadOnlyList<string> Aliases, bool Township);
