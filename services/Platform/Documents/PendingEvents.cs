using System.Diagnostics;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents;

/// <summary>Makes pending events of the events that are written with a document.</summary>
internal static class PendingEvents
{
    public static IEnumerable<PendingEvent> Of(IReadOnlyList<ServiceEvent> events, string collection, string document) =>
        events.Select(e => new PendingEvent(
            e.EventId, EventJson.TypeOf(e), e.Subject, e.OccurredAt, EventJson.Write(e), TraceParent(), collection, document));

    private static string? TraceParent() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
}
