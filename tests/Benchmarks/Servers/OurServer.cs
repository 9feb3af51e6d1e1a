using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Servers;

/// <summary>Standalone, as people start it, with the example district; documents embedded or in MongoDB.</summary>
public sealed class OurServer : IAsyncDisposable
{
    private const string Password = "benchmark-2026";
    private readonly ServiceProcess process;
    private readonly string folder;
    private readonly GrpcChannel channel;

    private OurServer(ServiceProcess process, string folder, Uri http, Uri grpc)
    {
        this.process = process;
        this.folder = folder;
        (Http, Grpc) = (http, grpc);
        channel = GrpcChannel.ForAddress(grpc);
    }

    /// <summary>REST address.</summary>
    public Uri Http { get; }

    /// <summary>gRPC address.</summary>
    public Uri Grpc { get; }

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Client of catalogues.</summary>
    public CatalogueService.CatalogueServiceClient Catalogues => new(channel);

    /// <summary>Client of drafts.</summary>
    public DraftService.DraftServiceClient Drafts => new(channel);

    /// <summary>Client of reviews.</summary>
    public ReviewService.ReviewServiceClient Reviews => new(channel);

    /// <summary>Client of domains.</summary>
    public DomainService.DomainServiceClient Domains => new(channel);

    /// <summary>Client of publications.</summary>
    public PublicationService.PublicationServiceClient Publications => new(channel);

    /// <summary>Starts it and waits until the example is loaded.</summary>
    /// <param name="folder">Its data; null for a fresh folder.</param>
    /// <param name="mongo">Connection string of a MongoDB; null for the embedded engine.</param>
    public static async Task<OurServer> StartAsync(string? folder = null, string? mongo = null)
    {
        var (http, grpc) = (Ports.Next(), Ports.Next());
        folder ??= Directory.CreateTempSubdirectory("catalogue-benchmark-").FullName;
        var settings = new Dictionary<string, string?>
        {
            ["Http__Port"] = $"{http}",
            ["Grpc__Port"] = $"{grpc}",
            ["CATALOGUE_EXAMPLE_PASSWORD"] = Password,
            ["CATALOGUE_ADMIN_PASSWORD"] = Password,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (mongo is not null)
        {
            settings["Documents__Engine"] = "MongoDB";
            settings["Documents__ConnectionString"] = mongo;
            settings["Documents__DatabasePrefix"] = $"bench{Guid.NewGuid():N}"[..14];
        }

        var address = new Uri($"http://127.0.0.1:{http}");
        var process = await ServiceProcess.StartAsync(
            Repository.BuiltDll("services/Standalone"), settings, address, TimeSpan.FromMinutes(5), folder);
        return new(process, folder, address, new($"http://127.0.0.1:{grpc}"));
    }

    /// <summary>Headers of an example account.</summary>
    public async Task<Metadata> SignInAsync(string username)
    {
        var session = await new SessionService.SessionServiceClient(channel).SignInAsync(new() { Username = username, Password = Password });
        return new() { { "authorization", "Bearer " + session.AccessToken } };
    }

    /// <summary>Stops it and keeps its data.</summary>
    public async Task<string> StopAsync()
    {
        await process.StopAsync();
        return folder;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await process.DisposeAsync();
    }
}
