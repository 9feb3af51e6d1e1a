using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>DerivationService: local catalogues of streets and towns.</summary>
public sealed partial class DerivationGrpc(
    CatalogueCalls calls,
    DeriveCommand derive,
    BatchDerivation batch,
    DraftTakeOver takeOver,
    DraftRebase rebase,
    UpstreamChanges changes,
    DraftImpact impact,
    CatalogueHeads catalogues,
    DocumentCommands<Catalogue> heads) : Wire.DerivationService.DerivationServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.Catalogue> DeriveCatalogue(Wire.DeriveCatalogueRequest request, ServerCallContext context)
    {
        var upstream = District(request.UpstreamId, "upstreamId");
        RequireStreet(request.Division, upstream);
        var wish = new DerivationWish(upstream, DerivationWish.ItemIds(request.ItemIds, "itemIds"), request.Subject.Trim());
        var command = await calls.CommandAsync(new(request.Division, upstream.Domain), request.RequestId, request, context);
        return request.Preview
            ? await derive.PreviewAsync(command, wish, context.CancellationToken)
            : await derive.DeriveAsync(command, wish, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.BatchDeriveCataloguesResponse> BatchDeriveCatalogues(
        Wire.BatchDeriveCataloguesRequest request, ServerCallContext context)
    {
        if (request.Catalogues.Count > BatchDerivation.Most)
        {
            throw Refused.TooLarge($"一次最多派生 {BatchDerivation.Most} 份标准目录。", BatchDerivation.Most);
        }

        var wishes = new List<(CatalogueCommand, DerivationWish)>();
        var seen = new HashSet<CatalogueId>();
        foreach (var (index, sent) in request.Catalogues.Index())
        {
            var upstream = District(sent.UpstreamId, $"catalogues[{index}].upstreamId");
            RequireStreet(request.Division, upstream);
            if (!seen.Add(upstream))
            {
                throw Refused.Invalid($"catalogues[{index}].upstreamId", "同一份上级目录只写一次");
            }

            var wish = new DerivationWish(
                upstream, DerivationWish.ItemIds(sent.ItemIds, $"catalogues[{index}].itemIds"), request.Subject.Trim());
            wishes.Add((await calls.CommandAsync(new(request.Division, upstream.Domain), request.RequestId, request, context), wish));
        }

        return await batch.DeriveAsync(wishes, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.TakeOverItemsResponse> TakeOverItems(Wire.TakeOverItemsRequest request, ServerCallContext context)
    {
        var upstream = District(request.UpstreamId, "upstreamId");
        var command = await LocalAsync(request.CatalogueId, request.RequestId, request, context);
        if (command.Catalogue.District != upstream.Division)
        {
            throw Refused.Invalid("upstreamId", $"必须是本区（{command.Catalogue.District}）的标准目录");
        }

        return await takeOver.TakeOverAsync(command, upstream, request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.ListUpstreamChangesResponse> ListUpstreamChanges(
        Wire.ListUpstreamChangesRequest request, ServerCallContext context) =>
        changes.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.GetUpstreamChangesResponse> GetUpstreamChanges(
        Wire.GetUpstreamChangesRequest request, ServerCallContext context) => changes.GetAsync(
            request, Local(request.CatalogueId), context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<Wire.UpstreamChange> SetAsideUpstreamChange(
        Wire.SetAsideUpstreamChangeRequest request, ServerCallContext context)
    {
        var reason = RequestFields.Note(request.Reason, "reason", required: true, SetAside.ReasonLength);
        var command = await LocalAsync(request.CatalogueId, request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        var (counts, inDraft) = await changes.CountsOfAsync(
            await catalogues.GetAsync(command.Catalogue, context.CancellationToken), request.UpstreamId, command.Directory, context.CancellationToken);
        return await heads.ChangeAsync(
            command.Catalogue.ToString(),
            command.Request,
            () => CatalogueHeads.Missing(command.Catalogue),
            stored =>
            {
                var (next, pin) = SettingAside.SetAside(
                    stored, request.Revision, command.Act, request.UpstreamId, request.UpstreamVersion, reason);
                return new Changed<Catalogue, Wire.UpstreamChange>(
                    next, [], after => UpstreamChanges.EntryOf(after, pin, counts, inDraft));
            },
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.RebaseDraftResponse> RebaseDraft(Wire.RebaseDraftRequest request, ServerCallContext context)
    {
        var command = await LocalAsync(request.CatalogueId, request.RequestId, request, context);
        return await rebase.RebaseAsync(command, request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.PreviewImpactResponse> PreviewImpact(Wire.PreviewImpactRequest request, ServerCallContext context) =>
        impact.OfAsync(CatalogueId.Parse(request.CatalogueId, "catalogueId"), context.Caller(), context.CancellationToken);

    private Task<CatalogueCommand> LocalAsync(string catalogueId, string requestId, IMessage request, ServerCallContext context) =>
        calls.CommandAsync(Local(catalogueId), requestId, request, context);

    private static CatalogueId Local(string catalogueId)
    {
        var id = CatalogueId.Parse(catalogueId, "catalogueId");
        return id.IsLocal ? id : throw Refused.Invalid("catalogueId", "必须是街道（镇）的标准目录，例如 610116001-06");
    }

    private static CatalogueId District(string upstreamId, string field)
    {
        var id = CatalogueId.Parse(upstreamId, field);
        return id.IsLocal ? throw Refused.Invalid(field, "必须是区级标准目录，例如 610116-06") : id;
    }

    private static void RequireStreet(string division, CatalogueId upstream)
    {
        if (!StreetForm().IsMatch(division) || !division.StartsWith(upstream.Division, StringComparison.Ordinal))
        {
            throw Refused.Invalid("division", $"必须是 {upstream.Division} 辖区内街道或镇的 9 位行政区划代码");
        }
    }

    [GeneratedRegex(@"^[0-9]{9}\z")]
    private static partial Regex StreetForm();
}
