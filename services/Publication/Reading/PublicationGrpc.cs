using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Events;
using PublicationEvent = OpenGov.Contracts.Publication.V1.PublicationEvent;

namespace OpenGov.Publications.Reading;

/// <summary>The public's view over gRPC: checks the question, asks, maps the answer.</summary>
public sealed class PublicationGrpc(PublicationReader reader, [FromKeyedServices("publication")] IEventLog log)
    : PublicationService.PublicationServiceBase
{
    /// <inheritdoc/>
    public override async Task<ListPublicationsResponse> ListPublications(ListPublicationsRequest request, ServerCallContext context)
    {
        var (page, next) = await reader.ListAsync(request.Division, request.Domain, request.Page(), context.CancellationToken);
        return new() { Publications = { page.Select(publication => publication.ToProto()) }, NextPageToken = next };
    }

    /// <inheritdoc/>
    public override async Task<Publication> GetPublication(GetPublicationRequest request, ServerCallContext context) =>
        (await reader.GetAsync(PublicationQuestions.Catalogue(request.CatalogueId), context.CancellationToken)).ToProto();

    /// <inheritdoc/>
    public override async Task<ListSnapshotsResponse> ListSnapshots(ListSnapshotsRequest request, ServerCallContext context)
    {
        var (page, next) = await reader.ListSnapshotsAsync(
            PublicationQuestions.Catalogue(request.CatalogueId), request.Page(), context.CancellationToken);
        return new() { Snapshots = { page.Select(view => view.ToProto()) }, NextPageToken = next };
    }

    /// <inheritdoc/>
    public override async Task<Snapshot> GetSnapshot(GetSnapshotRequest request, ServerCallContext context)
    {
        var (view, items) = await reader.GetSnapshotAsync(
            PublicationQuestions.Catalogue(request.CatalogueId), PublicationQuestions.Number(request.Number), context.CancellationToken);
        return view.ToProto(items);
    }

    /// <inheritdoc/>
    public override async Task WatchPublications(
        WatchPublicationsRequest request, IServerStreamWriter<PublicationEvent> responseStream, ServerCallContext context)
    {
        var from = PublicationQuestions.FromSequence(request.FromSequence);
        await foreach (var entry in log.WatchAsync(from, request.StopAtEnd, context.CancellationToken))
        {
            await responseStream.WriteAsync(((Contracts.Events.PublicationEvent)log.Event(entry)).ToProto(), context.CancellationToken);
        }
    }
}
