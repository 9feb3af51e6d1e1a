using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;

namespace OpenGov.Departments.Organisations;

/// <summary>An organisation (机构) as it is stored.</summary>
public sealed record Organisation
{
    /// <summary>Stable id; a street or town uses its division code.</summary>
    public required string Id { get; init; }

    /// <summary>Division code: 6 digits of a district, 9 of a street or town.</summary>
    public required string Division { get; init; }

    /// <summary>What it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Short name as written in tables; unique in its district.</summary>
    public required string Name { get; init; }

    /// <summary>Formal name; empty when not given.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Other names met in tables (机构更名、简称: domain.md §10).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names that it had before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>First day of the present name; null when it never had another.</summary>
    public DateOnly? NameFrom { get; init; }

    /// <summary>First day on which it was no more; null while it stands.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Who took over from it; the first what nobody else was given.</summary>
    public IReadOnlyList<string> SuccessorIds { get; init; } = [];

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The district that it belongs to: the first six digits of its division.</summary>
    public static string DistrictOf(string division) => division[..6];

    /// <summary>A new organisation.</summary>
    /// <param name="draft">Checked by <see cref="OrganisationRules"/>.</param>
    /// <param name="at">Now.</param>
    public static Organisation Add(OrganisationDraft draft, DateTimeOffset at) => new()
    {
        Id = draft.Id,
        Division = draft.Division,
        Kind = draft.Kind,
        Name = draft.Name,
        FullName = draft.FullName,
        Aliases = draft.Aliases,
        CreatedAt = at,
        UpdatedAt = at,
    };

    /// <summary>The organisation after a change; null values stay as they are.</summary>
    public Organisation Change(string? name, string? fullName, IReadOnlyList<string>? aliases, DateTimeOffset at) => this with
    {
        Name = name ?? Name,
        FullName = fullName ?? FullName,
        Aliases = aliases ?? Aliases,
        UpdatedAt = at,
    };

    /// <summary>Its names over time.</summary>
    [JsonIgnore]
    public NameHistory Names => new(Name, FullName, NameFrom, FormerNames);

    /// <summary>The organisation under another name from a day on.</summary>
    public Organisation Rename(string name, string fullName, DateOnly on, DateTimeOffset at) =>
        With(Names.Rename(name, fullName, on)) with { UpdatedAt = at };

    /// <summary>The organisation that is no more.</summary>
    /// <param name="on">First day on which it was no more.</param>
    /// <param name="successors">Who took over.</param>
    /// <param name="at">Now.</param>
    public Organisation Dissolve(DateOnly on, IReadOnlyList<string> successors, DateTimeOffset at) =>
        this with { DissolvedOn = on, SuccessorIds = successors, UpdatedAt = at };

    /// <summary>The organisation as it was on a day.</summary>
    public Organisation AsOf(DateOnly day) => DissolvedOn > day
        ? With(Names.AsOf(day)) with { DissolvedOn = null, SuccessorIds = [] }
        : With(Names.AsOf(day));

    /// <summary>The event that tells of this state.</summary>
    /// <param name="revision">Revision of the document that holds this state.</param>
    /// <param name="eventId">Unique id.</param>
    public OrganisationChanged Happened(long revision, Guid eventId) => new()
    {
        EventId = eventId,
        OccurredAt = UpdatedAt,
        Revision = revision,
        OrganisationId = Id,
        Division = Division,
        Kind = Kind switch
        {
            OrganisationKind.Office => "office",
            OrganisationKind.Department => "department",
            OrganisationKind.Street => "street",
            OrganisationKind.Town => "town",
            _ => "institution",
        },
        Name = Name,
        FullName = FullName,
        Aliases = Aliases,
        CreatedAt = CreatedAt,
        FormerNames = FormerNames,
        NameFrom = NameFrom,
        DissolvedOn = DissolvedOn,
        SuccessorIds = SuccessorIds,
    };

    private Organisation With(NameHistory names) =>
        this with { Name = names.Name, FullName = names.FullName, NameFrom = names.From, FormerNames = names.Former };
}

/// <summary>An organisation as a caller describes it, before it is added.</summary>
public sealed record OrganisationDraft(
    string Id, string Division, OrganisationKind Kind, string Name, string FullName, IReadOnlyList<string> Aliases);
