using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Publications.Tests.Host;
using OpenGov.Testing;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

/// <summary>The whole service on real ports, following a Catalogue server; the same suite on each document engine.</summary>
public abstract partial class PublicationServiceTests : IAsyncLifetime
{
    private const string Care = "610116-06";
    private const string Schools = "610116-03";
    private const string StreetCare = "610116001-06";

    private CatalogueServer catalogue = null!;
    private PublicationHost? host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PublicationService.PublicationServiceClient Publications => host!.Publications;

    public virtual async ValueTask InitializeAsync()
    {
        catalogue = await CatalogueServer.StartAsync();
        await StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
        await catalogue.DisposeAsync();
    }

    /// <summary>Settings of the documents; the same on each call, so that a second start finds what the first one kept.</summary>
    protected abstract Dictionary<string, string?> DocumentSettings();

    private async Task StartAsync(params (string Name, string Value)[] settings) => host = await PublicationHost.StartAsync(
    [
        .. DocumentSettings(),
        new("Services:Catalogue", catalogue.Address),
        new("Services:Department", catalogue.Address),
        .. settings.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value)),
    ]);

    private async Task StopAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
            host = null;
        }
    }

    private async Task<Publication> GetAsync(string catalogueId) =>
        await Publications.GetPublicationAsync(new() { CatalogueId = catalogueId }, cancellationToken: Stop);

    private async Task<Snapshot> GetSnapshotAsync(string catalogueId, int number) =>
        await Publications.GetSnapshotAsync(new() { CatalogueId = catalogueId, Number = number }, cancellationToken: Stop);

    private Task<Publication> CurrentAsync(string catalogueId, int number) =>
        Eventually.That(() => GetAsync(catalogueId), publication => publication.CurrentSnapshot == number);

    /// <summary>Waits until a withdrawal is visible.</summary>
    private Task<Publication> GoneAsync(string catalogueId) =>
        Eventually.That(() => GetAsync(catalogueId), publication => publication.CurrentSnapshot == 0);

    private async Task<List<PublicationEvent>> EventsAsync(long fromSequence, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Eventually.Patience);
        using var watch = Publications.WatchPublications(new() { FromSequence = fromSequence }, cancellationToken: patience.Token);
        return await watch.ResponseStream.ReadAllAsync(patience.Token).Take(count).ToListAsync(patience.Token);
    }

    private static async Task<RpcException> RefusedAsync<T>(Func<AsyncUnaryCall<T>> call) =>
        await Assert.ThrowsAsync<RpcException>(async () => await call());
}
