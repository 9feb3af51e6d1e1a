using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Channels;

/// <summary>The documents of webhooks.</summary>
public static class WebhookDocuments
{
    /// <summary>Webhooks, by id.</summary>
    public static DocumentType<Webhook> Webhooks { get; } = new DocumentType<Webhook>("webhooks", schema: 1)
        .Text("division", hook => hook.Division)
        .Text("enabled", hook => hook.Disabled ? null : "enabled");

    /// <summary>What was sent, by webhook and number of the event. It only follows from events and what receivers answered.</summary>
    public static DocumentType<WebhookDelivery> Deliveries { get; } = new DocumentType<WebhookDelivery>("webhook-deliveries", schema: 1)
        .Text("webhook", delivery => delivery.WebhookId)
        .Number("sequence", delivery => delivery.Sequence)
        .NotAudited();
}
