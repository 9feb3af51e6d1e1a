using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>The pending events of all collections, by stamp.</summary>
internal sealed class MongoPending(PendingReader<PendingEvent> reader, EventSignal signal) : IPendingEvents
{
    public Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation) => reader.ReadAsync(limit, cancellation);

    public Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation) =>
        reader.RemoveAsync(events.Select(e => (e.Collection, e.DocumentId, e)), cancellation);

    public Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(seen, atMost, cancellation);
}
