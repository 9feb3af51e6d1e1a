using System.Text.Json.Serialization;

namespace OpenGov.Platform.Audit;

/// <summary>
/// One line of the audit trail: who did or tried what, when, from where, and what became of it. It holds names and ids only: no text of
/// a draft, no password, nothing of a person but the account. What does not apply is null.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>Unique id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it tells of.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>When (UTC), to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Sign-in name or client id; of work that the system does by itself "system"; null for the public.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Account { get; init; }

    /// <summary>What the account is.</summary>
    public AuditActor Actor { get; init; }

    /// <summary>The account's organisation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organisation { get; init; }

    /// <summary>Division of that organisation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Division { get; init; }

    /// <summary>The accounts whose roles could be used by delegation, separated by commas.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnBehalfOf { get; init; }

    /// <summary>Address that the call came from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Address { get; init; }

    /// <summary>The call, "opengov.catalogue.v1.DraftService/UpdateItem"; of the system's own work its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rpc { get; init; }

    /// <summary>request_id of the call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; init; }

    /// <summary>What the call named, each as "catalogue_id=610116-06".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Of a write: collection of the document.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Collection { get; init; }

    /// <summary>Of a write: id of the document.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Document { get; init; }

    /// <summary>Of a write: the document's revision after it; 0 otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Revision { get; init; }

    /// <summary>Of a refusal: its reason, for example "NOT_RESPONSIBLE".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Of refusals that were too many to record: how many; 0 otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Count { get; init; }
}

/// <summary>What a record tells of; the numbers are those of the contract.</summary>
public enum AuditKind
{
    /// <summary>A document was written.</summary>
    Write = 1,

    /// <summary>A call was refused.</summary>
    Refusal = 2,

    /// <summary>More refusals came at once than can be recorded; these were only counted.</summary>
    Unrecorded = 3,
}

/// <summary>What the account of a record is; the numbers are those of the contract.</summary>
public enum AuditActor
{
    /// <summary>Someone without a token.</summary>
    Public = 1,

    /// <summary>A person.</summary>
    Member = 2,

    /// <summary>A machine client.</summary>
    Client = 3,

    /// <summary>The system itself: a clock, or a reaction to an event.</summary>
    System = 4,
}
