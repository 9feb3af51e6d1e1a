using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Publications.Reading;
using PublicationEvent = OpenGov.Contracts.Events.PublicationEvent;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Channels;

/// <summary>Webhooks as the contract writes them.</summary>
internal static class WebhookMapping
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private static readonly (V1.PublicationEventKind Wire, string Name)[] Kinds =
    [
        (V1.PublicationEventKind.Released, nameof(SnapshotReleased)), (V1.PublicationEventKind.Withdrawn, nameof(SnapshotWithdrawn)),
        (V1.PublicationEventKind.DisclosureDue, nameof(DisclosureDue)), (V1.PublicationEventKind.DisclosureOverdue, nameof(DisclosureOverdue)),
    ];

    /// <summary>Names of event records, in the order of the contract; released and withdrawn for none.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyCollection<V1.PublicationEventKind> kinds) =>
        [.. Kinds.Where((kind, index) => kinds.Count == 0 ? index < 2 : kinds.Contains(kind.Wire)).Select(kind => kind.Name)];

    /// <summary>What is sent of an event.</summary>
    public static WebhookMessage Message(PublicationEvent happened) =>
        new(happened.EventId, happened.Sequence, System.Text.Encoding.UTF8.GetBytes(Json.Format(happened.ToProto())));

    public static V1.Webhook ToProto(this Stored<Webhook> stored)
    {
        var hook = stored.Value;
        return new()
        {
            Id = hook.Id,
            Name = hook.Name,
            Url = hook.Url,
            Division = hook.Division,
            Kinds = { hook.Kinds.Select(Wire) },
            Disabled = hook.Disabled,
            DisabledReason = hook.DisabledReason,
            DeliveredSequence = hook.Delivered,
            FailedRounds = hook.FailedRounds,
            NextRoundTime = hook.NextRound?.ToTimestamp(),
            Revision = hook.Edits,
        };
    }

    public static V1.Delivery ToProto(this WebhookDelivery delivery) => new()
    {
        WebhookId = delivery.WebhookId,
        Sequence = delivery.Sequence,
        EventId = delivery.EventId.ToString("D"),
        Kind = Wire(delivery.Kind),
        CatalogueId = delivery.CatalogueId,
        Delivered = delivery.Delivered,
        AttemptCount = delivery.AttemptCount,
        Attempts =
        {
            delivery.Attempts.Select(attempt => new V1.DeliveryAttempt
            {
                Time = attempt.At.ToTimestamp(),
                Status = attempt.Status,
                Error = attempt.Error,
                Milliseconds = attempt.Milliseconds,
            }),
        },
    };

    private static V1.PublicationEventKind Wire(string name) => Kinds.First(kind => kind.Name == name).Wire;
}
