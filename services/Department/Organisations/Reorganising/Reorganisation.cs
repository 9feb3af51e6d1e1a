using System.Globalization;
using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>A rename, merger or split of organisations from a day on, as it is stored.</summary>
public sealed record Reorganisation
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>What happens.</summary>
    public required ReorganisationKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public ReorganisationState State { get; init; } = ReorganisationState.Planned;

    /// <summary>The organisation that is renamed, takes the others over, or is split.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Their district.</summary>
    public required string District { get; init; }

    /// <summary>First day on which it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Why, or by what document.</summary>
    public required string Reason { get; init; }

    /// <summary>Rename: the new name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Rename: the new formal name.</summary>
    public string FullName { get; init; } = "";

    /// <summary>Merger: those that end.</summary>
    public IReadOnlyList<string> PredecessorIds { get; init; } = [];

    /// <summary>Split: who gets what.</summary>
    public IReadOnlyList<SplitPart> Parts { get; init; } = [];

    /// <summary>Split: whether the organisation ends.</summary>
    public bool Dissolves { get; init; }

    /// <summary>Split of an organisation that ends: who gets what no part names.</summary>
    public string MainSuccessorId { get; init; } = "";

    /// <summary>Whether accounts stay where they are.</summary>
    public bool MembersStay { get; init; }

    /// <summary>Why it cannot take effect though its day has come; empty when nothing is wrong.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Domains that changed hands.</summary>
    public IReadOnlyList<string> MovedDomains { get; init; } = [];

    /// <summary>How many accounts moved.</summary>
    public int MovedAccounts { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it took effect.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>
    /// How they are stored. <c>due</c> orders those that are still to take effect: by day, then mergers and splits before renames, so that a name may
    /// be taken over from an organisation that ends on the same day, then as they were entered. <c>place</c> orders all by day.
    /// </summary>
    public static DocumentType<Reorganisation> Type { get; } = new DocumentType<Reorganisation>("reorganisations", schema: 1)
        .Text("district", one => one.District)
        .Number("state", one => (long)one.State)
        .Text("place", one => one.EffectiveOn.Written())
        .Text("due", one => one.IsOpen ? one.Due : null);

    /// <summary>Whether it is still to take effect.</summary>
    [JsonIgnore]
    public bool IsOpen => State is ReorganisationState.Planned or ReorganisationState.TakingEffect;

    /// <summary>Those that give something away.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sources => Kind switch
    {
        ReorganisationKind.Merge => PredecessorIds,
        ReorganisationKind.Split => [OrganisationId],
        _ => [],
    };

    /// <summary>Those that end.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Ending => Kind == ReorganisationKind.Merge || Dissolves ? Sources : [];

    /// <summary>Those that take something over, first the one that gets what is named nowhere.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Successors => Kind switch
    {
        ReorganisationKind.Merge => [OrganisationId],
        ReorganisationKind.Split when Dissolves =>
            [MainSuccessorId, .. Parts.Select(part => part.OrganisationId).Where(id => id != MainSuccessorId)],
        ReorganisationKind.Split => [.. Parts.Select(part => part.OrganisationId)],
        _ => [],
    };

    /// <summary>All organisations that it is about.</summary>
    [JsonIgnore]
    public IEnumerable<string> Concerned => [OrganisationId, .. PredecessorIds, .. Parts.Select(part => part.OrganisationId)];

    /// <summary>Whether it gives this organisation another name.</summary>
    public bool IsRenameOf(string id) => Kind == ReorganisationKind.Rename && OrganisationId == id;

    private string Due => string.Create(
        CultureInfo.InvariantCulture, $"{EffectiveOn.Written()}/{(Kind == ReorganisationKind.Rename ? 1 : 0)}/{CreatedAt.ToUnixTimeMilliseconds():D15}");

    /// <summary>Who has a domain of one of the sources afterwards; null when it stays there.</summary>
    public string? HolderOfDomain(string code) =>
        Parts.FirstOrDefault(part => part.DomainCodes.Contains(code))?.OrganisationId ?? Heir;

    /// <summary>Where an account of one of the sources is afterwards; null when it stays there.</summary>
    public string? HolderOfAccount(string id) =>
        Parts.FirstOrDefault(part => part.Usernames.Contains(id))?.OrganisationId ?? (MembersStay ? null : Heir);

    private string? Heir => Ending.Count > 0 ? Successors[0] : null;

    /// <summary>The event that tells of this state.</summary>
    /// <param name="revision">Revision of the document that holds this state.</param>
    /// <param name="eventId">Unique id.</param>
    public ReorganisationChanged Happened(long revision, Guid eventId) => new()
    {
        EventId = eventId,
        OccurredAt = UpdatedAt,
        Revision = revision,
        ReorganisationId = Id,
        Kind = Kind switch
        {
            ReorganisationKind.Rename => "rename",
            ReorganisationKind.Merge => "merge",
            _ => "split",
        },
        State = State switch
        {
            ReorganisationState.Done => "done",
            ReorganisationState.Cancelled => "cancelled",
            _ => "planned",
        },
        OrganisationId = OrganisationId,
        EndingIds = Ending,
        SuccessorIds = Successors,
        Name = Name,
        EffectiveOn = EffectiveOn,
    };
}

/// <summary>What one organisation gets of another that is split.</summary>
/// <param name="OrganisationId">The one that gets it.</param>
/// <param name="DomainCodes">Domains.</param>
/// <param name="Usernames">Accounts.</param>
public sealed record SplitPart(string OrganisationId, IReadOnlyList<string> DomainCodes, IReadOnlyList<string> Usernames);

/// <summary>What happens to organisations; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReorganisationKind>))]
public enum ReorganisationKind
{
    /// <summary>更名.</summary>
    Rename = 1,

    /// <summary>合并.</summary>
    Merge = 2,

    /// <summary>分设.</summary>
    Split = 3,
}

/// <summary>How far a reorganisation is; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReorganisationState>))]
public enum ReorganisationState
{
    /// <summary>Its day is to come, or it cannot take effect yet.</summary>
    Planned = 1,

    /// <summary>It is being carried out, and cannot be given up any more.</summary>
    TakingEffect = 2,

    /// <summary>It has taken effect.</summary>
    Done = 3,

    /// <summary>It was given up.</summary>
    Cancelled = 4,
}
