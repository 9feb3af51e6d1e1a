using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Hosting;
using OpenGov.Publications.Following;
using OpenGov.Publications.Proofs;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;
using OpenGov.Publications.Tests.Host;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;

namespace OpenGov.Publications.Tests.Following;

/// <summary>A Catalogue server, and the reaction to its events on real documents, without anything in between that keeps events in order.</summary>
public sealed class Convergence : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue-test-");
    private readonly ServiceProvider services;
    private readonly GrpcChannel channel;

    private Convergence(CatalogueServer server)
    {
        Server = server;
        channel = GrpcChannel.ForAddress(server.Address);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Documents:Path"] = folder.FullName })
            .Build();
        var collection = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<IConfiguration>(configuration);
        new ServicePart("publication", collection, configuration)
            .Documents(SnapshotDocuments.Publications)
            .Documents(SnapshotDocuments.Snapshots)
            .Documents(SnapshotDocuments.Contents)
            .Documents(SnapshotProof.Type)
            .Documents(SnapshotKey.Type);
        services = collection.BuildServiceProvider();

        var client = new CatalogueService.CatalogueServiceClient(channel);
        var (publications, snapshots, contents) = (Documents<Publication>(), Documents<Snapshot>(), Documents<SnapshotContent>());
        Source = new CatalogueSource(client);
        Reader = new PublicationReader(publications, snapshots, contents);
        var keys = new SnapshotKeys(Documents<SnapshotKey>(), configuration, TimeProvider.System);
        Proofs = new ProofReader(Documents<SnapshotProof>(), contents, keys);
        Reaction = new CatalogueReaction(
            new CatalogueVersions(client),
            new PublicationRegister(
                new CrashingDocuments<Publication>(publications, Crash),
                new CrashingDocuments<Snapshot>(snapshots, Crash),
                new CrashingDocuments<SnapshotContent>(contents, Crash),
                new ProofWriter(
                    new CrashingDocuments<SnapshotProof>(Documents<SnapshotProof>(), Crash), snapshots, contents, keys, TimeProvider.System),
                TimeProvider.System));
    }

    public CatalogueServer Server { get; }

    public CatalogueDesk Desk => Server.Desk;

    public Crash Crash { get; } = new();

    public CatalogueSource Source { get; }

    public CatalogueReaction Reaction { get; }

    public PublicationReader Reader { get; }

    public ProofReader Proofs { get; }

    public IDocumentEngine Engine => services.GetRequiredKeyedService<IDocumentEngine>("publication");

    public static async Task<Convergence> StartAsync() => new(await CatalogueServer.StartAsync());

    public async Task<List<CatalogueEvent>> EventsAsync(long fromSequence) =>
        await Source.ReadAsync(fromSequence, CancellationToken.None).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await services.DisposeAsync();
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private IDocuments<T> Documents<T>() where T : class => services.GetRequiredService<IDocuments<T>>();
}
