using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations.Orphans;

/// <summary>A domain, a catalogue or people without a responsible organisation, as it is stored.</summary>
public sealed record Orphan
{
    /// <summary>What it is.</summary>
    public required OrphanKind Kind { get; init; }

    /// <summary>Domain code, catalogue id, or id of the dissolved organisation.</summary>
    public required string Subject { get; init; }

    /// <summary>The district; empty for a domain that no district has been given.</summary>
    public string District { get; init; } = "";

    /// <summary>What is missing, in Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>Since when it is known; null when that was not written yet.</summary>
    public DateTimeOffset FoundAt { get; init; }

    /// <summary>Whether somebody is responsible again.</summary>
    public bool IsResolved { get; init; }

    /// <summary>How they are stored; <c>place</c> orders those that are still without.</summary>
    public static DocumentType<Orphan> Type { get; } = new DocumentType<Orphan>("orphans", schema: 1)
        .Text("place", one => one.IsResolved ? null : one.Id)
        .Text("district", one => one.District)
        .Number("kind", one => (long)one.Kind);

    /// <summary>Id of the document.</summary>
    [JsonIgnore]
    public string Id => $"{(int)Kind}:{Subject}";

    /// <summary>The event that tells of this state.</summary>
    /// <param name="revision">Revision of the document that holds this state.</param>
    /// <param name="at">Now.</param>
    public OrphanChanged Happened(long revision, DateTimeOffset at) => new()
    {
        EventId = Guid.NewGuid(),
        OccurredAt = at,
        Revision = revision,
        Kind = Kind.ShortName(),
        OrphanId = Subject,
        District = District,
        IsResolved = IsResolved,
    };
}

/// <summary>What is without a responsible organisation; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrphanKind>))]
public enum OrphanKind
{
    /// <summary>A domain.</summary>
    Domain = 1,

    /// <summary>A published catalogue.</summary>
    Catalogue = 2,

    /// <summary>People and machines of a dissolved organisation.</summary>
    Accounts = 3,
}

/// <summary>Names of kinds in events and metrics.</summary>
public static class OrphanNames
{
    /// <summary>"domain", "catalogue" or "accounts".</summary>
    public static string ShortName(this OrphanKind kind) => kind.ToString().ToLowerInvariant();
}
