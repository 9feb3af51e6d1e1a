using Google.Protobuf;
using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Bases;

/// <summary>BasisService: the registry of legal bases and who cites them.</summary>
public sealed class BasisGrpc(
    IDocuments<LegalBasis> bases,
    DocumentCommands<LegalBasis> commands,
    BasisRegistry registry,
    BasisList list,
    CitationList citations,
    BasisWorkList work,
    TimeProvider clock) : Wire.BasisService.BasisServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListBasesResponse> ListBases(Wire.ListBasesRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<Wire.LegalBasis> GetBasis(Wire.GetBasisRequest request, ServerCallContext context) => BasesOut.Of(
        await bases.FindAsync(Existing(request.Id), context.CancellationToken) ?? throw KeepingBases.Missing(request.Id), Day.Today(clock));

    /// <inheritdoc/>
    public override async Task<Wire.LegalBasis> CreateBasis(Wire.CreateBasisRequest request, ServerCallContext context)
    {
        var (command, act) = Command(request.RequestId, request, context);
        var id = BasesIn.Id(request.Basis.Id) ?? command.DeriveId("basis").ToString("D");
        var blank = new LegalBasis { Id = id, Title = "", Kind = BasisKind.Other, ChangedAt = act.At };
        var given = BasesIn.Read(blank, request.Basis, BasesIn.Mask(null));
        var known = (await registry.CurrentAsync(context.CancellationToken)).Count;
        var answer = await commands.CreateAsync(
            id, command, key => Taken(key, given), () => Changed(KeepingBases.Create(given, known, act), BasisEvents.Changed), context.CancellationToken);
        registry.Changed();
        return answer;
    }

    /// <inheritdoc/>
    public override async Task<Wire.LegalBasis> UpdateBasis(Wire.UpdateBasisRequest request, ServerCallContext context)
    {
        var (command, act) = Command(request.RequestId, request, context);
        var fields = BasesIn.Mask(request.UpdateMask);
        LegalBasis? wanted = null;
        try
        {
            return await ChangeAsync(
                request.Basis.Id,
                command,
                stored =>
                {
                    wanted = KeepingBases.Update(stored, request.Revision, basis => BasesIn.Read(basis, request.Basis, fields), act);
                    return Changed(wanted, BasisEvents.Changed);
                },
                context.CancellationToken);
        }
        catch (DuplicateKeyException) when (wanted is not null)
        {
            throw Taken("identity", wanted);
        }
    }

    /// <inheritdoc/>
    public override async Task<Wire.LegalBasis> RepealBasis(Wire.RepealBasisRequest request, ServerCallContext context)
    {
        var (command, act) = Command(request.RequestId, request, context);
        var repeal = new Repeal(
            BasesIn.Day(request.RepealedOn, "repealedOn"),
            request.ReplacedBy,
            RequestFields.Note(request.Reason, "reason", required: true, KeepingBases.ReasonLength));
        var known = await registry.CurrentAsync(context.CancellationToken);
        return await ChangeAsync(
            request.Id,
            command,
            stored => Changed(KeepingBases.Repeal(stored, request.Revision, repeal, known, act), BasisEvents.Repealed),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.LegalBasis> ReinstateBasis(Wire.ReinstateBasisRequest request, ServerCallContext context)
    {
        var (command, act) = Command(request.RequestId, request, context);
        return ChangeAsync(
            request.Id,
            command,
            stored => Changed(KeepingBases.Reinstate(stored, request.Revision, act), BasisEvents.Changed),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.ListCitationsResponse> ListCitations(Wire.ListCitationsRequest request, ServerCallContext context) =>
        citations.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.ListBasisWorkResponse> ListBasisWork(Wire.ListBasisWorkRequest request, ServerCallContext context) =>
        work.ListAsync(request, context.Caller(), context.CancellationToken);

    private (CommandRequest Command, Act Act) Command(string requestId, IMessage request, ServerCallContext context)
    {
        var caller = context.Caller();
        return (CommandRequest.Of(caller, requestId, request.Descriptor.FullName, request), new(caller, clock.GetUtcNow()));
    }

    private async Task<Wire.LegalBasis> ChangeAsync(
        string id,
        CommandRequest command,
        Func<Stored<LegalBasis>, Changed<LegalBasis, Wire.LegalBasis>> decide,
        CancellationToken cancellation)
    {
        var answer = await commands.ChangeAsync(Existing(id), command, () => KeepingBases.Missing(id), decide, cancellation);
        registry.Changed();
        return answer;
    }

    private static Changed<LegalBasis, Wire.LegalBasis> Changed(LegalBasis next, Func<LegalBasis, CatalogueEvent> happened) =>
        new(next, [happened(next)], stored => BasesOut.Of(stored, Day.Of(next.ChangedAt)));

    // Whatever a caller sends as an id must be one that documents can have.
    private static string Existing(string id) => id.Length is > 0 and <= 60 ? id : throw KeepingBases.Missing(WrittenShort(id));

    private static string WrittenShort(string id) => id.Length <= 60 ? id : id[..60] + "…";

    private static RequestException Taken(string key, LegalBasis basis) => key == "identity"
        ? Refused.AlreadyExists("公开依据", $"《{basis.Title}》{basis.DocumentNumber}")
        : Refused.AlreadyExists("公开依据编号", basis.Id);
}
