using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenGov.Platform.Hosting;

/// <summary>
/// Liveness asks only the process. Readiness asks every check tagged <see cref="Ready"/> and names what is wrong. The gRPC health
/// service answers as readiness does.
/// </summary>
public static class Health
{
    /// <summary>Tag of the checks that readiness asks.</summary>
    public const string Ready = "ready";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoppingCheck>("process", tags: [Ready]);
        services.AddGrpcHealthChecks(options => options.Services.Map("", check => check.Tags.Contains(Ready)));
    }

    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
        });
        app.MapGrpcHealthChecksService();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.Select(entry => new
            {
                name = entry.Key,
                status = entry.Value.Status.ToString(),
                description = entry.Value.Description ?? "",
                data = entry.Value.Data,
            }),
        },
        Json,
        context.RequestAborted);
}
