using MassTransit;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Messaging;

namespace OpenGov.Platform.Events;

/// <summary>
/// The queue that wakes a follower: it hears of every event type that the source gives, and a message is done when the follower has come that
/// far. So a follower that is stuck shows as messages that are retried and end in the error queue.
/// </summary>
internal static class WakeUp
{
    /// <summary>The queue of a follower.</summary>
    /// <param name="service">Name of the service that follows.</param>
    /// <param name="source">The source.</param>
    /// <param name="follower">The follower.</param>
    public static BusEndpoint Endpoint<TEvent>(string service, IEventSource<TEvent> source, Follower<TEvent> follower) where TEvent : ServiceEvent =>
        new($"{service}-follows-{source.Name}", queue =>
        {
            foreach (var type in source.Gives ?? EventTypes.Of<TEvent>().All)
            {
                var hear = typeof(WakeUp).GetMethod(nameof(Hear))!.MakeGenericMethod(typeof(TEvent), type);
                hear.Invoke(null, [queue, follower]);
            }
        });

    /// <summary>Consumes one type of event: MassTransit reads messages into sealed records only.</summary>
    public static void Hear<TEvent, THappened>(IReceiveEndpointConfigurator queue, Follower<TEvent> follower)
        where TEvent : ServiceEvent
        where THappened : class, TEvent =>
        queue.Handler<THappened>(async message =>
        {
            try
            {
                await follower.ReachAsync(message.Message.Sequence, message.Headers.Get<string>(MassTransitEvents.TraceParent), message.CancellationToken);
            }
            catch (OperationCanceledException) when (follower.IsStopped)
            {
                // Nobody is left to wake. Failing would only hold the process up with retries and fill the error queue; the log is read anyway.
            }
        });
}
