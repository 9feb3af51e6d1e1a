using Google.Protobuf;
using Grpc.Core;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>ReviewService: the way of a draft to the public.</summary>
public sealed class ReviewGrpc(
    CatalogueCalls calls,
    ReviewChanges changes,
    ReviewSettings settings,
    DraftOpening opening,
    SecondLooks looks,
    PendingReviews pending,
    DraftChecks draftChecks)
    : Wire.ReviewService.ReviewServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> SubmitDraft(Wire.SubmitDraftRequest request, ServerCallContext context)
    {
        var note = RequestFields.Note(request.Note, "note");
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        var way = settings.WayOf(command.Catalogue, command.Directory);
        var checks = await draftChecks.ContextAsync(command, context.CancellationToken);
        return await changes.ApplyAsync(
            command, stored => Submitting.Submit(stored, request.Revision, command.Act, note, way, checks), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> DecideDraft(Wire.DecideDraftRequest request, ServerCallContext context)
    {
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        var decision = ReviewRequests.Decision(request, command.Request);
        Access.RequireReviewing(command.Keepers, command.Caller);
        return await changes.ApplyAsync(
            command, stored => Deciding.Decide(stored, command.Keepers, command.Act, decision), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> ConsentDraft(Wire.ConsentDraftRequest request, ServerCallContext context)
    {
        var answer = ReviewRequests.Answer(request);
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireJoining(command.Keepers, command.Caller);
        return await changes.ApplyAsync(
            command, stored => Consenting.Answer(stored, command.Keepers, command.Act, answer), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> ResolveComments(Wire.ResolveCommentsRequest request, ServerCallContext context)
    {
        var ids = ReviewRequests.CommentIds(request.CommentIds);
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        return await changes.ApplyAsync(command, stored => Commenting.Resolve(stored, ids, command.Act), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> PublishDraft(Wire.PublishDraftRequest request, ServerCallContext context)
    {
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequirePublishing(command.Keepers, command.Caller);
        return await changes.PublishAsync(
            command,
            stored => Titled(command, Publishing.Publish(stored, command.Keepers, command.Act, request.Revision)),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> SchedulePublish(Wire.SchedulePublishRequest request, ServerCallContext context)
    {
        var publishAt = ReviewRequests.Time(request.PublishTime, "publishTime");
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequirePublishing(command.Keepers, command.Caller);
        return await changes.ApplyAsync(
            command,
            stored => Scheduling.Schedule(stored, command.Keepers, command.Act, request.Revision, publishAt),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> CancelSchedule(Wire.CancelScheduleRequest request, ServerCallContext context)
    {
        var reason = RequestFields.Note(request.Reason, "reason");
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequirePublishing(command.Keepers, command.Caller);
        return await changes.ApplyAsync(
            command,
            stored => Scheduling.Cancel(stored, command.Keepers, command.Act, request.Revision, reason),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> EmergencyPublish(Wire.EmergencyPublishRequest request, ServerCallContext context)
    {
        var reason = RequestFields.Note(request.Reason, "reason", required: true, EmergencyPublishing.ReasonLength);
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequirePublishing(command.Keepers, command.Caller);
        var checks = await draftChecks.ContextAsync(command, context.CancellationToken);
        return await changes.PublishAsync(
            command,
            stored => Titled(
                command,
                EmergencyPublishing.Publish(stored, command.Keepers, command.Act, request.Revision, request.Digest, reason, checks)),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> ConfirmEmergency(Wire.ConfirmEmergencyRequest request, ServerCallContext context)
    {
        var note = RequestFields.Note(request.Note, "note", required: true);
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        return await looks.ConfirmAsync(command, request.Number, request.Revision, request.Digest, note, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> RestoreVersion(Wire.RestoreVersionRequest request, ServerCallContext context)
    {
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        return await opening.RestoreAsync(command, request.Number, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.ListPendingReviewsResponse> ListPendingReviews(
        Wire.ListPendingReviewsRequest request, ServerCallContext context) =>
        pending.ListAsync(request, context.Caller(), context.CancellationToken);

    // The public reads the title of the day on which it is published.
    private static (CatalogueVersion Next, CataloguePublished Happened) Titled(
        CatalogueCommand command, (CatalogueVersion Next, CataloguePublished Happened) published) =>
        published with { Next = CatalogueTitle.OfToday(published.Next, command.Directory) };

    private Task<CatalogueCommand> CommandAsync(string catalogueId, string requestId, IMessage message, ServerCallContext context) =>
        calls.CommandAsync(CatalogueId.Parse(catalogueId, "catalogueId"), requestId, message, context);
}
