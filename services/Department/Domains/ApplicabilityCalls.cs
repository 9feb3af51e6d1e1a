using OpenGov.Departments.Input;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains;

/// <summary>The calls about domains that do not concern a street or town: check, decide, write, answer.</summary>
internal sealed class ApplicabilityCalls(
    IDocuments<NotApplicable> declarations,
    IDocuments<Domain> domains,
    DocumentCommands<NotApplicable> commands,
    PublishedCatalogues catalogues,
    TimeProvider time)
{
    private const string AllDomains = "-";

    public async Task<Wire.ListNotApplicableResponse> ListAsync(Wire.ListNotApplicableRequest request, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.When(request.Code != AllDomains, () => check.Domain("code", request.Code));
        check.When(request.Division.Length > 0, () => check.Division("division", request.Division));
        check.ThrowIfAny();
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListNotApplicable", request.Code, request.Division);
        var query = new DocumentQuery { SortBy = "place", Limit = page.Size + 1, After = page.After };
        query = request.Code == AllDomains
            ? query.And("place", KeyRelation.Exists, true)
            : query.And("place", KeyRelation.StartsWith, request.Code + "/");
        query = request.Division.Length > 0 ? query.And("division", KeyRelation.StartsWith, request.Division) : query;
        var (found, next) = page.Cut(await declarations.QueryAsync(query, cancellation), stored => new(stored.Value.Place, stored.Id));
        return new() { Declarations = { found.Select(stored => stored.ToWire()) }, NextPageToken = next };
    }

    public async Task<Wire.NotApplicable> DeclareAsync(
        Wire.DeclareNotApplicableRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        ApplicabilityRules.CheckPlace(check, request.Code, request.Division);
        ApplicabilityRules.CheckReason(check, request.Reason);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        ApplicabilityRules.RequireOwn(caller, request.Division);
        var domain = await domains.FindAsync(request.Code, cancellation) ?? throw Refused.NotFound("领域", request.Code);
        var id = NotApplicable.IdOf(request.Division, request.Code);
        if (await catalogues.IsPublicAsync(id, cancellation))
        {
            throw ApplicabilityRules.Published(domain.Value.Name);
        }

        var command = CommandRequest.Of(caller, request.RequestId, "DeclareNotApplicable", request);
        var declared = new NotApplicable
        {
            Domain = request.Code,
            Division = request.Division,
            Reason = request.Reason,
            UpdatedAt = time.GetUtcNow(),
        };
        if (request.Revision == 0)
        {
            return await commands.CreateAsync(
                id, command, _ => Refused.AlreadyExists("不涉及声明", id), () => Written(declared, 1, command), cancellation);
        }

        return await commands.ChangeAsync(
            id,
            command,
            () => Missing(id),
            stored =>
            {
                stored.RequireRevision(request.Revision);
                return Written(declared, stored.Revision + 1, command);
            },
            cancellation);
    }

    public Task<Wire.NotApplicable> RevokeAsync(
        Wire.RevokeNotApplicableRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        ApplicabilityRules.CheckPlace(check, request.Code, request.Division);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        ApplicabilityRules.RequireOwn(caller, request.Division);
        var id = NotApplicable.IdOf(request.Division, request.Code);
        var command = CommandRequest.Of(caller, request.RequestId, "RevokeNotApplicable", request);
        return commands.ChangeAsync(
            id,
            command,
            () => Missing(id),
            stored =>
            {
                stored.RequireRevision(request.Revision);
                return stored.Value.IsRevoked
                    ? throw Refused.WrongState("REVOKED", "这份不涉及声明已经撤销。")
                    : Written(stored.Value with { IsRevoked = true, UpdatedAt = time.GetUtcNow() }, stored.Revision + 1, command);
            },
            cancellation);
    }

    private static Changed<NotApplicable, Wire.NotApplicable> Written(NotApplicable next, long revision, CommandRequest command) =>
        new(next, [next.Happened(revision, command.DeriveId("event"))], stored => stored.ToWire());

    private static RequestException Missing(string id) => Refused.NotFound("不涉及声明", id);
}
