using System.Collections.Concurrent;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>Stands where the bus does and keeps what is published.</summary>
internal sealed class HeardEvents : IEventBus
{
    public ConcurrentQueue<ServiceEvent> All { get; } = new();

    public Task PublishAsync(ServiceEvent happened, string? traceParent, CancellationToken cancellation)
    {
        All.Enqueue(happened);
        return Task.CompletedTask;
    }
}
