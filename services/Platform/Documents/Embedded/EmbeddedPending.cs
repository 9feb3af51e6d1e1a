using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>The pending events of the embedded file, in the order of commits, which respects causes by itself.</summary>
internal sealed class EmbeddedPending(ReadPool readers, CommitQueue writer, EventSignal signal) : IPendingEvents
{
    private const string Oldest = "SELECT event, type, subject, occurred, json, trace, collection, document FROM pending ORDER BY position LIMIT ?1";

    public Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<PendingEvent>>(readers.Read(Oldest, [limit], rows =>
        {
            var found = new List<PendingEvent>();
            while (rows.Step())
            {
                found.Add(PendingRow.Read(rows));
            }

            return found;
        }));
    }

    public Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation) => writer.RunAsync(
        session =>
        {
            foreach (var logged in events)
            {
                session.Prepared("DELETE FROM pending WHERE event = ?1").With(logged.EventId.ToString("N")).Run();
            }

            return events.Count;
        },
        carriesEvents: false,
        cancellation);

    public Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(seen, atMost, cancellation);
}
