using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;

namespace OpenGov.EndToEnd.Stories;

/// <summary>Other systems that follow changes over gRPC.</summary>
internal static class Watching
{
    /// <summary>Publications and withdrawals of one catalogue known now, from a sequence number on.</summary>
    public static async Task<List<CatalogueEvent>> KnownAsync(Uri address, string catalogue, long from)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var call = new CatalogueService.CatalogueServiceClient(channel)
            .WatchCatalogues(new() { CatalogueId = catalogue, FromSequence = from, StopAtEnd = true });
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>All changes of what is public known now.</summary>
    public static async Task<List<PublicationEvent>> PublicAsync(Uri address)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var call = new PublicationService.PublicationServiceClient(channel).WatchPublications(new() { StopAtEnd = true });
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>An open stream: the first event of a catalogue from a sequence number on.</summary>
    public static async Task<CatalogueEvent> FirstAsync(Uri address, string catalogue, long from, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var call = new CatalogueService.CatalogueServiceClient(channel)
            .WatchCatalogues(new() { CatalogueId = catalogue, FromSequence = from }, cancellationToken: cancellation);
        return await call.ResponseStream.MoveNext(cancellation)
            ? call.ResponseStream.Current
            : throw new InvalidOperationException("the stream ended");
    }
}
