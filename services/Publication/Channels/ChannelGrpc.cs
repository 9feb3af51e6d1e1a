using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Channels;

/// <summary>Webhooks over gRPC.</summary>
public sealed class ChannelGrpc(WebhookDesk desk) : ChannelService.ChannelServiceBase
{
    /// <inheritdoc/>
    public override Task<CreateWebhookResponse> CreateWebhook(CreateWebhookRequest request, ServerCallContext context) =>
        desk.CreateAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListWebhooksResponse> ListWebhooks(ListWebhooksRequest request, ServerCallContext context) =>
        desk.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Webhook> GetWebhook(GetWebhookRequest request, ServerCallContext context) =>
        desk.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Webhook> UpdateWebhook(UpdateWebhookRequest request, ServerCallContext context) =>
        desk.UpdateAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListDeliveriesResponse> ListDeliveries(ListDeliveriesRequest request, ServerCallContext context) =>
        desk.ListDeliveriesAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Delivery> Redeliver(RedeliverRequest request, ServerCallContext context) =>
        desk.RedeliverAsync(request, context.Caller(), context.CancellationToken);
}
