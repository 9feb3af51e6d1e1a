using System.Diagnostics;
using MassTransit;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Messaging;

/// <summary>Publishes events by MassTransit; RabbitMQ confirms each one when a majority of the queue's nodes has it on disk.</summary>
internal sealed class MassTransitEvents(IBus bus) : IEventBus
{
    /// <summary>Name of the header with the W3C trace context of the request that caused the event.</summary>
    public const string TraceParent = "traceparent";

    private static readonly ActivitySource Activities = new(EventMeter.Name);

    public async Task PublishAsync(ServiceEvent happened, string? traceParent, CancellationToken cancellation)
    {
        using var activity = Activities.StartActivity($"publish {EventJson.TypeOf(happened)}", ActivityKind.Producer, traceParent);
        var parent = activity?.Id ?? traceParent;
        var pipe = Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = happened.EventId;
            if (parent is not null)
            {
                context.Headers.Set(TraceParent, parent);
            }
        });
        await bus.Publish(happened, happened.GetType(), pipe, cancellation);
    }
}
