using OpenGov.Testing;

namespace OpenGov.EndToEnd.Systems;

/// <summary>Everything in one process, as <c>dotnet run --project services/Standalone</c> starts it, in a folder of its own.</summary>
public sealed class StandaloneSystem : ITestSystem
{
    private readonly Dictionary<string, string?> settings;
    private readonly string folder = Directory.CreateTempSubdirectory("catalogue-standalone-").FullName;
    private readonly string[] arguments;
    private ServiceProcess? process;

    private StandaloneSystem(params string[] arguments)
    {
        this.arguments = arguments;
        var (http, grpc) = (Ports.Next(), Ports.Next());
        Catalogue = new($"http://127.0.0.1:{http}");
        CatalogueGrpc = new($"http://127.0.0.1:{grpc}");
        settings = new()
        {
            ["Http__Port"] = $"{http}",
            ["Grpc__Port"] = $"{grpc}",
            ["CATALOGUE_EXAMPLE_PASSWORD"] = Account.ExamplePassword,
            ["CATALOGUE_ADMIN_PASSWORD"] = Account.AdministratorPassword,
        };
    }

    public Uri Department => Catalogue;

    public Uri Catalogue { get; }

    public Uri Publication => Catalogue;

    public Uri CatalogueGrpc { get; }

    public Uri PublicationGrpc => CatalogueGrpc;

    /// <summary>Number of the process.</summary>
    public int ProcessId => process!.Id;

    public static Task<StandaloneSystem> StartAsync() => StartedAsync(new());

    /// <summary>Without the example district.</summary>
    public static Task<StandaloneSystem> StartEmptyAsync() => StartedAsync(new("--empty"));

    /// <summary>Everything that the process has printed since its first start.</summary>
    public string Output()
    {
        using var file = new StreamReader(new FileStream(process!.OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }

    public async Task RestartCatalogueAsync()
    {
        await KillAsync();
        await StartAgainAsync();
    }

    /// <summary>SIGKILL to everything.</summary>
    public async Task KillAsync()
    {
        await process!.KillAsync();
        await process.DisposeAsync();
    }

    /// <summary>Starts it again on the same data and ports.</summary>
    public Task StartAgainAsync() => StartProcessAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartProcessAsync() => process = await ServiceProcess.StartAsync(
        Repository.BuiltDll("services/Standalone"), settings, Catalogue, TimeSpan.FromMinutes(6), folder, arguments);

    private static async Task<StandaloneSystem> StartedAsync(StandaloneSystem system)
    {
        await system.StartProcessAsync();
        return system;
    }
}
