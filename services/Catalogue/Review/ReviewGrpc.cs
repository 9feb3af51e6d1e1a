using Grpc.Core;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>ReviewService: the way of a draft to the public.</summary>
public sealed class ReviewGrpc(
    CatalogueCalls calls, CatalogueHeads heads, WorkingVersions working, CurrentVersions current, DraftChecks draftChecks)
    : Wire.ReviewService.ReviewServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> SubmitDraft(Wire.SubmitDraftRequest request, ServerCallContext context)
    {
        var note = RequestFields.Note(request.Note, "note");
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        var checks = await draftChecks.ContextAsync(command, context.CancellationToken);
        return await ChangeAsync(
            command, stored => Submitting.Submit(stored, request.Revision, command.Act, note, checks), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> DecideDraft(Wire.DecideDraftRequest request, ServerCallContext context)
    {
        var approves = request.Decision switch
        {
            Wire.Decision.Approve => true,
            Wire.Decision.Return => false,
            _ => throw Refused.Invalid("decision", "必须是 DECISION_APPROVE（通过）或 DECISION_RETURN（退回）"),
        };
        var comment = RequestFields.Note(request.Comment, "comment", required: !approves);
        var decision = new ReviewDecision(approves, request.Digest, request.Revision, comment);
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireReviewing(command.Keepers, command.Caller);
        return await ChangeAsync(
            command, stored => Deciding.Decide(stored, command.Keepers, command.Act, decision), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> PublishDraft(Wire.PublishDraftRequest request, ServerCallContext context)
    {
        var command = await CommandAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequirePublishing(command.Keepers, command.Caller);
        var published = await ChangeAsync(
            command, stored => Publishing.Publish(stored, command.Keepers, command.Act, request.Revision), context.CancellationToken);
        current.Changed(command.Catalogue.ToString());
        return published;
    }

    private Task<CatalogueCommand> CommandAsync(
        string catalogueId, string requestId, Google.Protobuf.IMessage message, ServerCallContext context) =>
        calls.CommandAsync(CatalogueId.Parse(catalogueId, "catalogueId"), requestId, message, context);

    private async Task<Wire.CatalogueVersion> ChangeAsync<TEvent>(
        CatalogueCommand command,
        Func<Stored<CatalogueVersion>, (CatalogueVersion Next, TEvent Happened)> decide,
        CancellationToken cancellation)
        where TEvent : CatalogueEvent
    {
        var upstream = await heads.UpstreamCurrentAsync(command.Catalogue, cancellation);
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, happened) = decide(stored);
                var view = new VersionView(ToKeepers: true, WithItems: true, Newest: 0, UpstreamCurrent: upstream);
                return new Changed<CatalogueVersion, Wire.CatalogueVersion>(
                    next, [happened], after => VersionsOut.Of(after, view, command.Directory));
            },
            cancellation);
    }
}
