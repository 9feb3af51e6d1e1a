using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Watching;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>CatalogueService: what is public, and the register of catalogues.</summary>
[BindServiceMethod(typeof(PreparedBytes), nameof(PreparedBytes.BindService))]
public sealed class CatalogueGrpc(
    CatalogueReader reader,
    CatalogueList list,
    VersionReader versions,
    Withdrawal withdrawal,
    CatalogueWatch watch,
    DocumentCommands<Catalogue> heads,
    CatalogueCalls calls,
    DirectoryCopy directory) : Wire.CatalogueService.CatalogueServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListCataloguesResponse> ListCatalogues(Wire.ListCataloguesRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Catalogue> GetCatalogue(Wire.GetCatalogueRequest request, ServerCallContext context) =>
        reader.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.ListVersionsResponse> ListVersions(Wire.ListVersionsRequest request, ServerCallContext context) =>
        versions.ListAsync(request, CatalogueId.Parse(request.CatalogueId, "catalogueId"), context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.CatalogueVersion> GetVersion(Wire.GetVersionRequest request, ServerCallContext context) => versions.GetAsync(
        CatalogueId.Parse(request.CatalogueId, "catalogueId"), request.Number, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<Wire.Catalogue> CreateCatalogue(Wire.CreateCatalogueRequest request, ServerCallContext context)
    {
        var id = CreatingCatalogue.IdOf(request.Division, request.Domain, await directory.CurrentAsync(context.CancellationToken));
        var command = await calls.CommandAsync(id, request.RequestId, request, context);
        Access.RequireCreating(command.Keepers, command.Caller);
        return await heads.CreateAsync(
            id.ToString(),
            command.Request,
            _ => CreatingCatalogue.Exists(id),
            () =>
            {
                var (next, happened) = CreatingCatalogue.Create(id, request.Title, null, command.Keepers, command.Directory, command.Act);
                return new Changed<Catalogue, Wire.Catalogue>(next, [happened], stored => CataloguesOut.Of(stored, 0, command.Directory));
            },
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Wire.CatalogueVersion> WithdrawCatalogue(Wire.WithdrawCatalogueRequest request, ServerCallContext context)
    {
        var reason = RequestFields.Note(request.Reason, "reason", required: true, Withdrawing.ReasonLength);
        var command = await calls.CommandAsync(CatalogueId.Parse(request.Id, "id"), request.RequestId, request, context);
        return await withdrawal.WithdrawAsync(command, request.Revision, reason, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task WatchCatalogues(
        Wire.WatchCataloguesRequest request, IServerStreamWriter<Wire.CatalogueEvent> responseStream, ServerCallContext context)
    {
        if (request.FromSequence < 0)
        {
            throw Refused.Invalid("fromSequence", "不能为负数；0 或 1 表示从头开始");
        }

        if (request.CatalogueId.Length > 0)
        {
            _ = CatalogueId.Parse(request.CatalogueId, "catalogueId");
        }

        // A watcher learns that it watches before anything happens.
        await context.WriteResponseHeadersAsync([]);
        var events = watch.WatchAsync(
            request.FromSequence, request.StopAtEnd, request.CatalogueId, context.Caller(), context.CancellationToken);
        await foreach (var happened in events)
        {
            await responseStream.WriteAsync(EventsOut.Of(happened), context.CancellationToken);
        }
    }
}
