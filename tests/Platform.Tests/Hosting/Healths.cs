using System.Net;
using System.Text.Json;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Hosting;

public sealed class Healths
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readiness_names_what_is_wrong_while_the_process_lives_on()
    {
        await using var server = new EdgeServer
        {
            Change = builder => builder.Services.AddHealthChecks()
                .AddCheck("documents", () => HealthCheckResult.Unhealthy("数据库无法访问"), tags: ["ready"])
                .AddCheck("elsewhere", () => HealthCheckResult.Unhealthy("不重要")),
        };
        await server.InitializeAsync();
        using var live = await server.Http.GetAsync("/healthz/live", Stop);
        using var ready = await server.Http.GetAsync("/healthz/ready", Stop);
        using var body = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Stop));
        var grpc = await new Health.HealthClient(server.Channel).CheckAsync(new(), cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var checks = body.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("name").GetString()!, check => check.GetProperty("description").GetString());
        Assert.Equal("数据库无法访问", checks["documents"]);
        Assert.False(checks.ContainsKey("elsewhere"));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, grpc.Status);
    }

    [Fact]
    public async Task A_process_is_ready_when_all_is_well()
    {
        await using var server = new EdgeServer();
        await server.InitializeAsync();
        using var ready = await server.Http.GetAsync("/healthz/ready", Stop);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
