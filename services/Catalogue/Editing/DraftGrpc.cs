using Grpc.Core;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Editing;

/// <summary>DraftService: editing the working version of a catalogue.</summary>
public sealed class DraftGrpc(
    CatalogueCalls calls,
    CatalogueHeads heads,
    WorkingVersions working,
    CatalogueReader reader,
    DraftOpening opening,
    DraftImport import,
    DraftCheckCommands checks)
    : Wire.DraftService.DraftServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> OpenDraft(Wire.OpenDraftRequest request, ServerCallContext context) =>
        await opening.OpenAsync(await EditingAsync(request.CatalogueId, request.RequestId, request, context), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.CatalogueVersion> GetDraft(Wire.GetDraftRequest request, ServerCallContext context) =>
        reader.DraftAsync(CatalogueId.Parse(request.CatalogueId, "catalogueId"), context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<Wire.ItemChange> AddItem(Wire.AddItemRequest request, ServerCallContext context)
    {
        var elements = ElementsIn.Read(request.Item, ElementFields.All);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        var id = command.Request.DeriveId("item");
        return await EditAsync(command, draft => AddingItem.Add(draft, id, elements, request.Position), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.ItemChange> UpdateItem(Wire.UpdateItemRequest request, ServerCallContext context)
    {
        var item = RequestFields.ItemId(request.ItemId);
        var fields = RequestFields.Mask(request.UpdateMask);
        var values = ElementsIn.Read(request.Item, fields);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await EditAsync(
            command, draft => UpdatingItem.Update(draft, item, request.Revision, values, fields), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.ItemChange> MoveItem(Wire.MoveItemRequest request, ServerCallContext context)
    {
        var item = RequestFields.ItemId(request.ItemId);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await EditAsync(
            command, draft => MovingItem.Move(draft, item, request.Revision, request.Position), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.ItemChange> RemoveItem(Wire.RemoveItemRequest request, ServerCallContext context)
    {
        var item = RequestFields.ItemId(request.ItemId);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await EditAsync(command, draft => RemovingItem.Remove(draft, item, request.Revision), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.ImportDraftResponse> ImportDraft(Wire.ImportDraftRequest request, ServerCallContext context)
    {
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await import.ImportAsync(command, request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> DiscardDraft(Wire.DiscardDraftRequest request, ServerCallContext context)
    {
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        var upstream = await heads.UpstreamCurrentAsync(command.Catalogue, context.CancellationToken);
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, happened) = Discarding.Discard(stored, request.Revision, command.Act);
                var view = new VersionView(ToKeepers: true, WithItems: true, UpstreamCurrent: upstream);
                return new Changed<CatalogueVersion, Wire.CatalogueVersion>(next, [happened], after => VersionsOut.Of(after, view, command.Directory));
            },
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.ListCheckRulesResponse> ListCheckRules(Wire.ListCheckRulesRequest request, ServerCallContext context) =>
        Task.FromResult(ChecksOut.Rules());

    /// <inheritdoc/>
    public override Task<Wire.CheckDraftResponse> CheckDraft(Wire.CheckDraftRequest request, ServerCallContext context) =>
        checks.CheckAsync(request, CatalogueId.Parse(request.CatalogueId, "catalogueId"), context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<Wire.ApplyFixesResponse> ApplyFixes(Wire.ApplyFixesRequest request, ServerCallContext context)
    {
        var chosen = CheckRequests.Fixes(request.Fixes);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await checks.ApplyAsync(command, chosen, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.WaiveFindingsResponse> WaiveFindings(Wire.WaiveFindingsRequest request, ServerCallContext context)
    {
        CheckRequests.RequireCount(request.FindingIds.Count, "findingIds");
        var reason = RequestFields.Note(request.Reason, "reason", required: true, Waiver.ReasonLength);
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await checks.WaiveAsync(command, request.FindingIds, reason, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.RemoveWaiversResponse> RemoveWaivers(Wire.RemoveWaiversRequest request, ServerCallContext context)
    {
        CheckRequests.RequireCount(request.FindingIds.Count, "findingIds");
        var command = await EditingAsync(request.CatalogueId, request.RequestId, request, context);
        return await checks.RemoveAsync(command, request.FindingIds, context.CancellationToken);
    }

    private async Task<CatalogueCommand> EditingAsync(
        string catalogueId, string requestId, Google.Protobuf.IMessage message, ServerCallContext context)
    {
        var command = await calls.CommandAsync(CatalogueId.Parse(catalogueId, "catalogueId"), requestId, message, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        return command;
    }

    private Task<Wire.ItemChange> EditAsync(CatalogueCommand command, Func<CatalogueVersion, ItemEdit> edit, CancellationToken cancellation) =>
        working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, item, number) = edit(stored.Value);
                return new Changed<CatalogueVersion, Wire.ItemChange>(next, [], after => new()
                {
                    Item = ItemsOut.Of(item, number, command.Catalogue.District, command.Directory),
                    DraftRevision = after.Revision,
                });
            },
            cancellation);
}
