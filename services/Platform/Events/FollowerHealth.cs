using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenGov.Platform.Events;

/// <summary>
/// Shows in the body of the ready check how a follower stands. Dead letters need a person, not a restart: degraded, never unhealthy.
/// </summary>
internal sealed class FollowerHealth(string source, DeadLetters letters, FollowerMetrics metrics) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            metrics.Counted(await letters.CountAsync(source, cancellationToken));
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The engine has a check of its own; here the last known number will do.
        }

        var data = new Dictionary<string, object>
        {
            ["applied"] = metrics.Applied,
            ["lag"] = metrics.Lag,
            ["deadLetters"] = metrics.DeadLetters,
        };
        return metrics.DeadLetters == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded($"{metrics.DeadLetters} 个来自 {source} 的事件未能处理，已搁置，需要人工处理", data: data);
    }
}
