namespace OpenGov.Contracts.Events;

/// <summary>An event of the Publication service: what the public sees has changed.</summary>
public abstract record PublicationEvent : ServiceEvent
{
    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Number of the snapshot; equal to the catalogue's version number.</summary>
    public required int Snapshot { get; init; }

    /// <summary>SHA-256 (hexadecimal) of its content.</summary>
    public required string Digest { get; init; }

    /// <inheritdoc/>
    public override string Subject => CatalogueId;
}

/// <summary>A snapshot became the current one.</summary>
public sealed record SnapshotReleased : PublicationEvent;

/// <summary>The current snapshot was withdrawn from the public.</summary>
public sealed record SnapshotWithdrawn : PublicationEvent;
