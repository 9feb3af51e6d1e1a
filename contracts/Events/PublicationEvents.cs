using System.Text.Json.Serialization;

namespace OpenGov.Contracts.Events;

/// <summary>An event of the Publication service.</summary>
public abstract record PublicationEvent : ServiceEvent
{
    /// <summary>The catalogue. First in JSON, as logs have it from before there were other events than of snapshots.</summary>
    [JsonPropertyOrder(-1)]
    public required string CatalogueId { get; init; }

    /// <inheritdoc/>
    public override string Subject => CatalogueId;
}

/// <summary>What the public sees has changed.</summary>
public abstract record SnapshotEvent : PublicationEvent
{
    /// <summary>Number of the snapshot; equal to the catalogue's version number.</summary>
    public required int Snapshot { get; init; }

    /// <summary>SHA-256 (hexadecimal) of its content.</summary>
    public required string Digest { get; init; }
}

/// <summary>A snapshot became the current one.</summary>
public sealed record SnapshotReleased : SnapshotEvent;

/// <summary>The current snapshot was withdrawn from the public.</summary>
public sealed record SnapshotWithdrawn : SnapshotEvent;

/// <summary>Something has to be published. For those who have to and those who supervise them, not for the public.</summary>
public abstract record DisclosureEvent : PublicationEvent
{
    /// <summary>UUID of the occurrence (公开记录).</summary>
    public required string DisclosureId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Who has to publish it.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The last day on which publishing is on time (Asia/Shanghai).</summary>
    public required DateOnly DueDay { get; init; }
}

/// <summary>Something has to be published within five days. Told once, also when the due day is moved afterwards.</summary>
public sealed record DisclosureDue : DisclosureEvent;

/// <summary>The due day is over and something is missing. Told once.</summary>
public sealed record DisclosureOverdue : DisclosureEvent;
