using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenGov.Platform.Messaging;

/// <summary>Shows dead messages in the body of the ready check. They need a person, not a restart: never unhealthy.</summary>
internal sealed class MessagingHealth(MessagingOptions options, DeadMessages dead) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>
        {
            ["transport"] = options.BrokerAddress is null ? "InMemory" : "RabbitMQ",
            ["deadMessages"] = dead.Count,
        };
        return Task.FromResult(dead.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded($"{dead.Count} 条消息未能处理，已移入 _error 队列，需要人工处理", data: data));
    }
}
