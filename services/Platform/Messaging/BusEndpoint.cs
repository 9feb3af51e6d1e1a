using MassTransit;

namespace OpenGov.Platform.Messaging;

/// <summary>A queue that this process consumes.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Configure">Adds the consumers.</param>
public sealed record BusEndpoint(string Queue, Action<IReceiveEndpointConfigurator> Configure);
