using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Documents;

/// <summary>Whether an engine can read and write now.</summary>
internal sealed class DocumentsHealth(IDocumentEngine engine) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await engine.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RequestException refused)
        {
            return new(context.Registration.FailureStatus, refused.Message, refused);
        }
    }
}
