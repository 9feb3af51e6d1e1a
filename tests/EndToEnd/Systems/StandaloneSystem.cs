using OpenGov.Testing;

namespace OpenGov.EndToEnd.Systems;

/// <summary>Everything in one process, as <c>dotnet run --project services/Standalone</c> starts it, in a folder of its own.</summary>
public sealed class StandaloneSystem : ITestSystem
{
    private readonly Dictionary<string, string?> settings;
    private readonly string folder = Directory.CreateTempSubdirectory("catalogue-standalone-").FullName;
    private ServiceProcess? process;

    private StandaloneSystem()
    {
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

    public static async Task<StandaloneSystem> StartAsync()
    {
        var system = new StandaloneSystem();
        await system.StartProcessAsync();
        return system;
    }

    public async Task RestartCatalogueAsync()
    {
        await process!.KillAsync();
        await process.DisposeAsync();
        await StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartProcessAsync() => process = await ServiceProcess.StartAsync(
        Repository.BuiltDll("services/Standalone"), settings, Catalogue, TimeSpan.FromMinutes(6), folder);
}
