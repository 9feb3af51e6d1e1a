using Google.Protobuf;
using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>The calls about reorganisations: check, decide, write, answer. What a day brings about is <see cref="Reorganiser"/>'s.</summary>
internal sealed class ReorganisationCalls(
    PlanDrafts drafts,
    PlanDirectory directory,
    IDocuments<Reorganisation> plans,
    DocumentCommands<Reorganisation> commands,
    TimeProvider time)
{
    public Task<Wire.Reorganisation> RenameAsync(Wire.RenameOrganisationRequest request, Caller caller, CancellationToken cancellation) => PlanAsync(
        request, "RenameOrganisation", request.RequestId, request.Revision, request.Reason, caller,
        check => drafts.RenameAsync(request.Id, request.Name, request.FullName, request.EffectiveOn, check, caller, cancellation),
        cancellation);

    public Task<Wire.Reorganisation> MergeAsync(Wire.MergeOrganisationsRequest request, Caller caller, CancellationToken cancellation) => PlanAsync(
        request, "MergeOrganisations", request.RequestId, request.Revision, request.Reason, caller,
        check => drafts.MergeAsync(
            request.Id, [.. request.PredecessorIds], request.MembersStay, request.EffectiveOn, check, caller, cancellation),
        cancellation);

    public Task<Wire.Reorganisation> SplitAsync(Wire.SplitOrganisationRequest request, Caller caller, CancellationToken cancellation) => PlanAsync(
        request, "SplitOrganisation", request.RequestId, request.Revision, request.Reason, caller,
        check => drafts.SplitAsync(
            request.Id, request.Parts, request.Dissolves, request.MainSuccessorId, request.MembersStay, request.EffectiveOn, check, caller, cancellation),
        cancellation);

    public async Task<Wire.ListReorganisationsResponse> ListAsync(
        Wire.ListReorganisationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.PageSize(request.PageSize);
        check.Require(
            request.District.Length == 0 || (Identifier.IsDivision(request.District) && request.District.Length == 6), "district", "必须是 6 位行政区划代码，例如 610116");
        var state = (ReorganisationState)(int)request.State;
        check.Require(state == 0 || Enum.IsDefined(state), "state", "只能是 REORGANISATION_STATE_ 开头的状态之一；不填表示全部");
        check.ThrowIfAny();
        var district = request.District.Length > 0 || caller.HasAny(Governance.Administrator) ? request.District : caller.Division;
        if (district.Length > 0)
        {
            caller.RequireGoverns(district);
        }

        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListReorganisations", district, state.ToString());
        var query = new DocumentQuery { SortBy = "place", Limit = page.Size + 1, After = page.After };
        query = district.Length > 0 ? query.And("district", district) : query;
        query = state != 0 ? query.And("state", (long)state) : query;
        var (found, next) = page.Cut(await plans.QueryAsync(query, cancellation), stored => new(stored.Value.EffectiveOn.Written(), stored.Id));
        return new() { Reorganisations = { found.Select(ReorganisationMapping.ToWire) }, NextPageToken = next };
    }

    public async Task<Wire.Reorganisation> GetAsync(string id, Caller caller, CancellationToken cancellation)
    {
        CheckId(new InputCheck(), id).ThrowIfAny();
        var stored = await plans.FindAsync(id, cancellation) ?? throw Missing(id);
        caller.RequireGoverns(stored.Value.District);
        return stored.ToWire();
    }

    public Task<Wire.Reorganisation> CancelAsync(Wire.CancelReorganisationRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = CheckId(new InputCheck(), request.Id);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var command = CommandRequest.Of(caller, request.RequestId, "CancelReorganisation", request);
        return commands.ChangeAsync(
            request.Id,
            command,
            () => Missing(request.Id),
            stored =>
            {
                caller.RequireGoverns(stored.Value.District);
                stored.RequireRevision(request.Revision);
                var next = GivingUp.Cancel(stored.Value, time.GetUtcNow());
                return new Changed<Reorganisation, Wire.Reorganisation>(
                    next, [next.Happened(stored.Revision + 1, command.DeriveId("event"))], ReorganisationMapping.ToWire);
            },
            cancellation);
    }

    private async Task<Wire.Reorganisation> PlanAsync(
        IMessage request, string rpc, string requestId, long revision, string reason, Caller caller,
        Func<InputCheck, Task<PlanDraft>> draft, CancellationToken cancellation)
    {
        var check = new InputCheck();
        ReorganisationRules.CheckReason(check, reason);
        check.Change(requestId, revision);
        var command = Guid.TryParseExact(requestId, "D", out _) ? CommandRequest.Of(caller, requestId, rpc, request) : null;
        var id = command?.DeriveId("reorganisation").ToString("D") ?? "";
        if (command is not null && await commands.FirstAnswerAsync<Wire.Reorganisation>(id, command, cancellation) is { } answer)
        {
            // The day may have come since: what was looked at then has changed, but the answer is the first one.
            return answer;
        }

        var (plan, subject) = await draft(check);
        subject.RequireRevision(revision);
        await directory.RequireRoomAsync(plan, cancellation);
        return await commands.CreateAsync(
            id,
            command!,
            _ => Refused.AlreadyExists("机构变更", id),
            () =>
            {
                var now = time.GetUtcNow();
                var next = plan with { Id = id, Reason = reason, CreatedAt = now, UpdatedAt = now };
                return new Changed<Reorganisation, Wire.Reorganisation>(
                    next, [next.Happened(1, command!.DeriveId("event"))], ReorganisationMapping.ToWire);
            },
            cancellation);
    }

    private static InputCheck CheckId(InputCheck check, string id)
    {
        check.Require(Guid.TryParseExact(id, "D", out _), "id", "必须是机构变更的 UUID");
        return check;
    }

    private static RequestException Missing(string id) => Refused.NotFound("机构变更", id);
}
