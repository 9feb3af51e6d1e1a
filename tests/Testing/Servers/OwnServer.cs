using Xunit;

namespace OpenGov.Testing;

/// <summary>
/// A server of one test's own, to be stopped, killed and started again; its data stay in between. From tests/servers, so it needs the Debian
/// packages that <c>./test.sh</c> installs; where they are missing the test is skipped and says so. Disposing stops it and removes its data.
/// </summary>
public sealed class OwnServer : IAsyncDisposable
{
    private readonly ServerScript _script;
    private readonly string _folder;
    private readonly int _port;

    private OwnServer(string script, int port)
    {
        _script = new ServerScript(script);
        _port = port;
        _folder = Directory.CreateTempSubdirectory("catalogue-test-").FullName;
    }

    /// <summary>How clients reach it; stays the same when it is started again.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A running RabbitMQ node.</summary>
    public static Task<OwnServer> RabbitMqAsync() => StartAsync("rabbitmq.sh", File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server"));

    /// <summary>A running MongoDB-compatible server: durable, so what it has acknowledged survives <see cref="KillAsync"/>.</summary>
    public static Task<OwnServer> MongoDbAsync() => StartAsync("documentdb.sh", ServerScript.DocumentDbProvisioned);

    /// <summary>A running etcd, the peer of benchmarks.</summary>
    public static Task<OwnServer> EtcdAsync() => StartAsync("etcd.sh", File.Exists("/usr/bin/etcd"));

    /// <summary>Starts it again where it was, with its data.</summary>
    public async Task StartAsync() => Address = await _script.RunAsync("start", _folder, $"{_port}");

    /// <summary>Stops it as an operator would.</summary>
    public Task StopAsync() => _script.RunAsync("stop", _folder);

    /// <summary>SIGKILL to all its processes.</summary>
    public Task KillAsync() => _script.RunAsync("kill", _folder);

    /// <summary>Only for <see cref="MongoDbAsync"/>: SIGKILL to the storage below, which comes back at once; clients stay connected.</summary>
    public Task RestartStorageAsync() => _script.RunAsync("restart-postgres", _folder);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<OwnServer> StartAsync(string script, bool installed)
    {
        Assert.SkipUnless(installed, $"What tests/servers/{script} starts is not installed: run ./test.sh once on Debian, as root where packages are missing.");
        var server = new OwnServer(script, Ports.Next());
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
