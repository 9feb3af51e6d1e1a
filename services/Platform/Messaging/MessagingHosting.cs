using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Messaging;

/// <summary>The one bus of a process, however many services live in it.</summary>
public static class MessagingHosting
{
    /// <summary>Prefetched messages of a queue: enough to keep the consumer busy, few enough to be redelivered quickly after a crash.</summary>
    private const int Prefetch = 16;

    /// <summary>Adds the bus; a second call changes nothing. Queues are added as <see cref="BusEndpoint"/>.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(MessagingOptions)))
        {
            return services;
        }

        var options = MessagingOptions.From(configuration);
        services.AddSingleton(options);
        services.AddSingleton<DeadMessages>();
        services.AddSingleton<IEventBus, MassTransitEvents>();
        services.AddHealthChecks().AddCheck<MessagingHealth>("messaging", tags: ["ready"]);
        services.AddMassTransit(bus =>
        {
            // By itself MassTransit would report to its makers how it is used; a government's server reports to nobody.
            bus.DisableUsageTelemetry();

            // Without the broker a service still reads and writes; its events wait in the log.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Name = "bus";
                health.MinimalFailureStatus = HealthStatus.Degraded;
                health.Tags.Add("ready");
            });
            if (options.BrokerAddress is { } address)
            {
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.Host(address, host =>
                    {
                        host.PublisherConfirmation = true;
                        host.Heartbeat(TimeSpan.FromSeconds(10));
                    });
                    foreach (var endpoint in context.GetServices<BusEndpoint>())
                    {
                        rabbit.ReceiveEndpoint(endpoint.Queue, queue =>
                        {
                            queue.SetQuorumQueue();
                            // Of several replicas one consumes, so that messages of a source stay in order.
                            queue.SingleActiveConsumer = true;
                            Configure(queue, endpoint, context);
                        });
                    }
                });
            }
            else
            {
                bus.UsingInMemory((context, memory) =>
                {
                    foreach (var endpoint in context.GetServices<BusEndpoint>())
                    {
                        memory.ReceiveEndpoint(endpoint.Queue, queue => Configure(queue, endpoint, context));
                    }
                });
            }
        });
        return services;
    }

    private static void Configure(IReceiveEndpointConfigurator queue, BusEndpoint endpoint, IBusRegistrationContext context)
    {
        queue.PrefetchCount = Prefetch;
        queue.ConcurrentMessageLimit = 1;
        queue.PublishFaults = false;
        queue.UseMessageRetry(retry => retry.Exponential(4, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200)));
        queue.ConfigureError(error =>
        {
            error.UseFilter(context.GetRequiredService<DeadMessages>());
            error.UseFilter(new ErrorTransportFilter());
        });
        endpoint.Configure(queue);
    }
}
