using OpenGov.Contracts.Events;

namespace OpenGov.Publications.Snapshots;

/// <summary>What a decision makes of a publication.</summary>
/// <param name="Next">The publication after the change.</param>
/// <param name="Happened">What happened to what is public now; null when only the past became known.</param>
public sealed record PublicationChange(Publication Next, SnapshotEvent? Happened);
