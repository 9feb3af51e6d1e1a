using OpenGov.Contracts.Events;

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
    };
}

/// <summary>A domain as a caller describes it, before it is added.</summary>
public sealed record DomainDraft(string Code, string Name, IReadOnlyList<string> Aliases, bool Township);
