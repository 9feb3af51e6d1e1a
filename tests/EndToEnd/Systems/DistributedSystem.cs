using System.Diagnostics;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Systems;

/// <summary>
/// The services as processes of their own on a MongoDB-compatible server and a RabbitMQ that belongs to this system, so that it can be
/// stopped. The same programs, settings and ports' roles as in docker-compose.yml.
/// </summary>
public sealed class DistributedSystem : ITestSystem
{
    private readonly string database = $"e2e{Guid.NewGuid():N}"[..12];
    private readonly Dictionary<string, (int Http, int Grpc)> ports = new()
    {
        ["Department"] = (Ports.Next(), Ports.Next()),
        ["Catalogue"] = (Ports.Next(), Ports.Next()),
        ["Publication"] = (Ports.Next(), Ports.Next()),
    };

    private readonly Dictionary<string, ServiceProcess> processes = [];
    private readonly string mongo;

    private DistributedSystem(string mongo, OwnServer broker)
    {
        this.mongo = mongo;
        Broker = broker;
    }

    /// <summary>The broker of this system alone.</summary>
    public OwnServer Broker { get; }

    public Uri Department => Http("Department");

    public Uri Catalogue => Http("Catalogue");

    public Uri Publication => Http("Publication");

    public Uri CatalogueGrpc => Grpc("Catalogue");

    public Uri PublicationGrpc => Grpc("Publication");

    public static async Task<DistributedSystem> StartAsync()
    {
        var server = await RealServers.MongoDbAsync();
        var system = new DistributedSystem(server.Server, await OwnServer.RabbitMqAsync());
        foreach (var service in system.ports.Keys)
        {
            await system.StartServiceAsync(service);
        }

        await system.LoadExampleAsync();
        return system;
    }

    /// <summary>Starts a service that is not running.</summary>
    /// <param name="service">"Department", "Catalogue" or "Publication".</param>
    /// <param name="extra">Settings besides the usual ones.</param>
    public async Task StartServiceAsync(string service, params (string Key, string Value)[] extra)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Http__Port"] = $"{ports[service].Http}",
            ["Grpc__Port"] = $"{ports[service].Grpc}",
            ["Documents__Engine"] = "MongoDB",
            ["Documents__ConnectionString"] = mongo,
            ["Documents__DatabasePrefix"] = database,
            ["Messaging__Transport"] = "RabbitMQ",
            ["Messaging__ConnectionString"] = Broker.Address,
            ["Services__Department"] = $"{Grpc("Department")}",
            ["Services__Catalogue"] = $"{Grpc("Catalogue")}",
            ["Services__Publication"] = $"{Grpc("Publication")}",
            ["Identity__JwksUrl"] = new Uri(Department, "/.well-known/jwks.json").ToString(),
            ["CATALOGUE_ADMIN_PASSWORD"] = Account.AdministratorPassword,
        };
        foreach (var (key, value) in extra)
        {
            settings[key] = value;
        }

        processes[service] = await ServiceProcess.StartAsync(Repository.BuiltDll($"services/{service}"), settings, Http(service));
    }

    /// <summary>SIGKILL to one service.</summary>
    public async Task KillServiceAsync(string service)
    {
        await processes[service].KillAsync();
        await processes[service].DisposeAsync();
        processes.Remove(service);
    }

    public async Task RestartCatalogueAsync()
    {
        await KillServiceAsync("Catalogue");
        await StartServiceAsync("Catalogue");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Values)
        {
            await process.DisposeAsync();
        }

        await Broker.DisposeAsync();
        foreach (var service in ports.Keys)
        {
            await new TestDatabase(mongo, database + service.ToLowerInvariant()).DisposeAsync();
        }
    }

    private Uri Http(string service) => new($"http://127.0.0.1:{ports[service].Http}");

    private Uri Grpc(string service) => new($"http://127.0.0.1:{ports[service].Grpc}");

    private async Task LoadExampleAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Repository.BuiltDll("services/Standalone"), "load-example", $"{Grpc("Department")}", $"{CatalogueGrpc}", $"{PublicationGrpc}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["CATALOGUE_ADMIN_PASSWORD"] = Account.AdministratorPassword,
                ["CATALOGUE_EXAMPLE_PASSWORD"] = Account.ExamplePassword,
            },
        };
        using var loader = Process.Start(start)!;
        var output = loader.StandardOutput.ReadToEndAsync();
        var errors = await loader.StandardError.ReadToEndAsync();
        await loader.WaitForExitAsync();
        Assert.True(loader.ExitCode == 0, $"load-example: {await output}{errors}");
    }
}
