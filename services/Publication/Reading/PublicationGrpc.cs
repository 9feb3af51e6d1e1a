using Grpc.Core;
using OpenGov.Contracts.Events;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Events;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.Proofs;
using OpenGov.Publications.Search;
using PublicationEvent = OpenGov.Contracts.Publication.V1.PublicationEvent;
using SnapshotProof = OpenGov.Contracts.Publication.V1.SnapshotProof;

namespace OpenGov.Publications.Reading;

/// <summary>The public's view over gRPC: checks the question, asks, maps the answer.</summary>
[BindServiceMethod(typeof(PreparedSnapshots), nameof(PreparedSnapshots.BindService))]
public sealed class PublicationGrpc(
    PublicationReader reader,
    ProofReader proofs,
    SearchDesk search,
    DisclosureAccess disclosures,
    TimeProvider clock,
    [FromKeyedServices("publication")] IEventLog log)
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
        return context.GetHttpContext().Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true
            ? PreparedSnapshots.Of(view, items)
            : view.ToProto(items);
    }

    /// <inheritdoc/>
    public override async Task<PublicationAsOf> GetPublicationAsOf(GetPublicationAsOfRequest request, ServerCallContext context)
    {
        var catalogue = PublicationQuestions.Catalogue(request.CatalogueId);
        var time = PublicPeriods.Time(request.At, clock.GetUtcNow());
        var periods = await reader.PeriodsAsync(catalogue, context.CancellationToken);
        return new() { Periods = { periods.During(time).Select(period => period.ToProto()) } };
    }

    /// <inheritdoc/>
    public override async Task<SnapshotProof> GetSnapshotProof(GetSnapshotProofRequest request, ServerCallContext context)
    {
        var (view, items) = await reader.GetSnapshotAsync(
            PublicationQuestions.Catalogue(request.CatalogueId), PublicationQuestions.Number(request.Number), context.CancellationToken);
        var proof = await proofs.GetAsync(view.Snapshot, context.CancellationToken);
        return proof.ToProto(view, [.. Snapshot.Parser.ParseFrom(items).Items.Select(item => item.Id)]);
    }

    /// <inheritdoc/>
    public override async Task<SnapshotVerification> VerifySnapshot(VerifySnapshotRequest request, ServerCallContext context)
    {
        var noted = PublicationQuestions.NotedHash(request.NotedHash);
        var view = await reader.ViewAsync(
            PublicationQuestions.Catalogue(request.CatalogueId), PublicationQuestions.Number(request.Number), context.CancellationToken);
        var (problems, hash) = await proofs.VerifyAsync(view.Snapshot, noted, context.CancellationToken);
        return ProofMapping.ToProto(problems, hash);
    }

    /// <inheritdoc/>
    public override async Task<ListSnapshotKeysResponse> ListSnapshotKeys(ListSnapshotKeysRequest request, ServerCallContext context) => new()
    {
        Keys = { (await proofs.KeysAsync(context.CancellationToken)).Select(one => ProofMapping.ToProto(one.Key, one.IsActive)) },
    };

    /// <inheritdoc/>
    public override Task<SearchItemsResponse> SearchItems(SearchItemsRequest request, ServerCallContext context) =>
        search.SearchAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<SuggestItemsResponse> SuggestItems(SuggestItemsRequest request, ServerCallContext context) =>
        search.SuggestAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<RebuildSearchIndexResponse> RebuildSearchIndex(RebuildSearchIndexRequest request, ServerCallContext context) =>
        search.RebuildAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task WatchPublications(
        WatchPublicationsRequest request, IServerStreamWriter<PublicationEvent> responseStream, ServerCallContext context)
    {
        var caller = context.Caller();
        var from = PublicationQuestions.FromSequence(request.FromSequence);
        await foreach (var entry in log.WatchAsync(from, request.StopAtEnd, context.CancellationToken))
        {
            var happened = (Contracts.Events.PublicationEvent)log.Event(entry);
            if (happened is not DisclosureEvent due
                || await disclosures.MayBeToldAsync(caller, due.CatalogueId, due.OrganisationId, context.CancellationToken))
            {
                await responseStream.WriteAsync(happened.ToProto(), context.CancellationToken);
            }
        }
    }
}
