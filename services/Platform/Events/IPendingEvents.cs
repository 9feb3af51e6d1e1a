namespace OpenGov.Platform.Events;

/// <summary>
/// Events written with documents and not yet logged. Read in an order that respects causes: when one event was written after
/// another was visible, it comes later.
/// </summary>
public interface IPendingEvents
{
    /// <summary>The oldest pending events.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation);

    /// <summary>Forgets events that are in the log. The documents' revisions do not change.</summary>
    Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation);

    /// <summary>Completes when this process has written an event since <paramref name="seen"/>, or after <paramref name="atMost"/>.</summary>
    /// <param name="seen">The count returned by the last call; 0 at first.</param>
    /// <param name="atMost">Longest wait; other processes' writes are found by polling.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Count of writes with events made by this process so far.</returns>
    Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation);
}

/// <summary>An event as it was written with its document.</summary>
/// <param name="EventId">Unique id.</param>
/// <param name="Type">Name of the event record, for example "CataloguePublished".</param>
/// <param name="Subject">What it is about.</param>
/// <param name="OccurredAt">When (UTC).</param>
/// <param name="Json">The event record as JSON, without sequence.</param>
/// <param name="TraceParent">W3C trace context of the request that wrote it; null when there was none.</param>
/// <param name="Collection">Collection of the document that holds it.</param>
/// <param name="DocumentId">Id of that document.</param>
public sealed record PendingEvent(
    Guid EventId,
    string Type,
    string Subject,
    DateTimeOffset OccurredAt,
    string Json,
    string? TraceParent,
    string Collection,
    string DocumentId);
