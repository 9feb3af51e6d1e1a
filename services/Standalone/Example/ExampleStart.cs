using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Platform.Hosting;

namespace OpenGov.Standalone.Example;

/// <summary>Loads the example once the services answer, prints the generated passwords once, and holds readiness back until then.</summary>
internal sealed class ExampleStart(
    ExampleState state,
    ExamplePasswords passwords,
    Listening listening,
    IHostApplicationLifetime lifetime,
    ILogger<ExampleStart> logger) : BackgroundService, IHealthCheck
{
    private volatile bool loaded;
    private volatile string progress = "等待服务启动";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(loaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("示例区正在装载：" + progress));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            var self = listening.Grpc.ToString();
            using var clients = new ExampleClients(new(self, self, self));
            await new ExampleLoader(clients, passwords, Report).LoadAsync(stoppingToken);
            state.Loaded();
            loaded = true;
            Console.WriteLine($"""
                ────────────────────────────────────────────────────────────
                示例区（西安市长安区）已装载。Example district loaded.
                  系统管理员 administrator   admin         {Shown("CATALOGUE_ADMIN_PASSWORD", passwords.Administrator)}
                  示例账号 example accounts  mzj.editor …  {Shown("CATALOGUE_EXAMPLE_PASSWORD", passwords.Accounts)}
                  口令只显示这一次。Shown only once.
                ────────────────────────────────────────────────────────────
                """);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogCritical(e, "the example district could not be loaded; the next start begins anew");
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    // A password that was configured is known to whoever configured it and is not repeated on a screen.
    private static string Shown(string key, string password) =>
        Environment.GetEnvironmentVariable(key) is { Length: > 0 } ? $"（{key}）" : password;

    private void Report(int done, int total)
    {
        progress = $"{done}/{total}";
        ExampleDistrict.Progress(done, total);
    }
}
