using System.Globalization;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>A pending event as a row of the table "pending", whose position is the order of commits.</summary>
internal sealed record PendingRow(PendingEvent Event)
{
    public static PendingRow[] Of(IReadOnlyList<ServiceEvent> events, string collection, string document) =>
        [.. PendingEvents.Of(events, collection, document).Select(e => new PendingRow(e))];

    public static PendingEvent Read(Statement row) => new(
        Guid.ParseExact(row.Text(0), "N"),
        row.Text(1),
        row.Text(2),
        DateTimeOffset.ParseExact(row.Text(3), "O", CultureInfo.InvariantCulture),
        row.Text(4),
        row.IsNull(5) ? null : row.Text(5),
        row.Text(6),
        row.Text(7));

    public void Insert(Session session) => session
        .Prepared("INSERT INTO pending (event, type, subject, occurred, json, trace, collection, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .With(
            Event.EventId.ToString("N"),
            Event.Type,
            Event.Subject,
            Event.OccurredAt.ToString("O", CultureInfo.InvariantCulture),
            Event.Json,
            Event.TraceParent,
            Event.Collection,
            Event.DocumentId)
        .Run();
}
