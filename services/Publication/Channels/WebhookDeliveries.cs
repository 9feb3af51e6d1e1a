using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Paging;
using PublicationEvent = OpenGov.Contracts.Events.PublicationEvent;

namespace OpenGov.Publications.Channels;

/// <summary>Sends events to webhooks and keeps what came of it.</summary>
public sealed class WebhookDeliveries(IDocuments<WebhookDelivery> documents, WebhookSender sender)
{
    private const int Attempts = 32;

    /// <summary>Sends an event until the receiver takes it, four times at most.</summary>
    /// <returns>The last try.</returns>
    public async Task<WebhookAttempt> SendRoundAsync(Webhook webhook, PublicationEvent happened, CancellationToken cancellation)
    {
        var attempts = await sender.SendRoundAsync(webhook, WebhookMapping.Message(happened), cancellation);
        await KeepAsync(webhook, happened, attempts, cancellation);
        return attempts[^1];
    }

    /// <summary>Sends an event once.</summary>
    public async Task<WebhookDelivery> SendOnceAsync(Webhook webhook, PublicationEvent happened, CancellationToken cancellation) =>
        await KeepAsync(webhook, happened, [await sender.SendAsync(webhook, WebhookMapping.Message(happened), cancellation)], cancellation);

    /// <summary>What was sent to a webhook, newest event first.</summary>
    public async Task<ListDeliveriesResponse> ListAsync(string webhookId, PageRequest page, CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "sequence", Descending = true, After = page.After, Limit = page.Size + 1 }.And("webhook", webhookId);
        var (found, next) = page.Cut(await documents.QueryAsync(query, cancellation), stored => new QueryPlace(stored.Value.Sequence, stored.Id));
        return new() { Deliveries = { found.Select(stored => stored.Value.ToProto()) }, NextPageToken = next };
    }

    private async Task<WebhookDelivery> KeepAsync(
        Webhook webhook, PublicationEvent happened, IReadOnlyList<WebhookAttempt> attempts, CancellationToken cancellation)
    {
        var id = WebhookDelivery.IdOf(webhook.Id, happened.Sequence);
        for (var attempt = 1; ; attempt++)
        {
            var stored = await documents.FindAsync(id, cancellation);
            var next = (stored?.Value ?? new WebhookDelivery
            {
                WebhookId = webhook.Id,
                Sequence = happened.Sequence,
                EventId = happened.EventId,
                Kind = happened.GetType().Name,
                CatalogueId = happened.CatalogueId,
            }).With(attempts);
            try
            {
                await (stored is null
                    ? documents.InsertAsync(id, next, Attached.Nothing, cancellation)
                    : documents.ReplaceAsync(id, stored.Revision, next, Attached.Nothing, cancellation));
                return next;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException && attempt < Attempts)
            {
                // Somebody redelivers it at the same time.
            }
        }
    }
}
