using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Events;

/// <summary>Where logged events are told of, beside the Watch streams.</summary>
public interface IEventBus
{
    /// <summary>Publishes an event; returns when the broker has it on disk.</summary>
    /// <param name="happened">The event, with its sequence.</param>
    /// <param name="traceParent">W3C trace context of the request that caused it; null when there was none.</param>
    /// <param name="cancellation">Stops waiting for a broker that is away.</param>
    Task PublishAsync(ServiceEvent happened, string? traceParent, CancellationToken cancellation);
}
