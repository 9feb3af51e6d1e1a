namespace OpenGov.Platform.Events;

/// <summary>An event in the log of a service.</summary>
/// <param name="Sequence">Position, dense from 1.</param>
/// <param name="EventId">Unique id.</param>
/// <param name="Type">Name of the event record, for example "CataloguePublished".</param>
/// <param name="Subject">What it is about.</param>
/// <param name="OccurredAt">When (UTC).</param>
/// <param name="Json">The event record as JSON, with its sequence.</param>
/// <param name="TraceParent">W3C trace context of the request that caused it; null when there was none.</param>
/// <param name="Fence">Fencing number of the relay that logged it.</param>
public sealed record EventLogEntry(
    long Sequence, Guid EventId, string Type, string Subject, DateTimeOffset OccurredAt, string Json, string? TraceParent, long Fence);
