using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenGov.Platform.Events;
using OpenGov.Platform.Messaging;

namespace OpenGov.Platform.Tests.Messaging;

/// <summary>A process with the bus and some queues, and nothing else.</summary>
internal sealed class BusProcess : IAsyncDisposable
{
    private readonly IHost host;

    private BusProcess(IHost host) => this.host = host;

    public IEventBus Bus => host.Services.GetRequiredService<IEventBus>();

    /// <summary>Whether MassTransit tells its makers how it is used.</summary>
    public bool ReportsUsage => host.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled;

    public DeadMessages Dead => host.Services.GetRequiredService<DeadMessages>();

    /// <param name="broker">Address of RabbitMQ; null for the in-memory transport.</param>
    /// <param name="endpoints">Queues to consume.</param>
    public static async Task<BusProcess> StartAsync(Uri? broker, params BusEndpoint[] endpoints)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Messaging:Transport"] = broker is null ? null : "RabbitMQ",
            ["Messaging:ConnectionString"] = broker?.ToString(),
        });
        builder.Services.AddMetrics();
        builder.Services.AddMessaging(builder.Configuration);
        // As in Standalone, where each service asks for the bus.
        builder.Services.AddMessaging(builder.Configuration);
        foreach (var endpoint in endpoints)
        {
            builder.Services.AddSingleton(endpoint);
        }

        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new BusProcess(host);
    }

    public Task<HealthReport> HealthAsync() =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
