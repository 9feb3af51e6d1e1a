using DotNet.Testcontainers.Containers;
using Testcontainers.MongoDb;
using Testcontainers.RabbitMq;

namespace OpenGov.Testing;

/// <summary>Servers in containers, one of each for the test process; Testcontainers removes them when it ends.</summary>
internal static class DockerServers
{
    private const ushort ManagementPort = 15672;

    private static readonly Lazy<Task<string?>> MongoDb = new(StartMongoDbAsync);
    private static readonly Lazy<Task<Broker?>> RabbitMq = new(StartRabbitMqAsync);

    /// <summary>Why there is no container: for the reason of a skipped test.</summary>
    public static string WhyNot { get; private set; } = "not tried";

    public static Task<string?> MongoDbAsync() => MongoDb.Value;

    public static Task<Broker?> RabbitMqAsync() => RabbitMq.Value;

    private static async Task<string?> StartMongoDbAsync()
    {
        var container = await StartAsync(() => new MongoDbBuilder("mongo:8").WithReplicaSet("rs0").Build());
        return container?.GetConnectionString();
    }

    private static async Task<Broker?> StartRabbitMqAsync()
    {
        var container = await StartAsync(() => new RabbitMqBuilder("rabbitmq:4-management")
            .WithUsername("guest").WithPassword("guest").WithPortBinding(ManagementPort, assignRandomHostPort: true).Build());
        return container is null ? null : new Broker(
            new Uri(container.GetConnectionString()),
            new Uri($"http://guest:guest@{container.Hostname}:{container.GetMappedPublicPort(ManagementPort)}"));
    }

    private static async Task<T?> StartAsync<T>(Func<T> build)
        where T : class, IContainer
    {
        if (!File.Exists("/var/run/docker.sock") && Environment.GetEnvironmentVariable("DOCKER_HOST") is null or "")
        {
            WhyNot = "no Docker engine on this machine";
            return null;
        }

        try
        {
            var container = build();
            await container.StartAsync();
            return container;
        }
#pragma warning disable CA1031 // Whatever keeps Docker from giving a server, the tests that need it are skipped and say so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WhyNot = $"Docker gave none: {e.Message}";
            return null;
        }
    }

    internal sealed record Broker(Uri Address, Uri Management);
}
