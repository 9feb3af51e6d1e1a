using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Delegations;

/// <summary>The calls about delegations: check, decide, write, answer.</summary>
internal sealed class DelegationCalls(
    IDocuments<Delegation> delegations,
    IDocuments<Account> accounts,
    DocumentCommands<Delegation> commands,
    RevokedSessions revoked,
    TimeProvider time)
{
    private const int MostRoles = 4;
    private const int MostReason = 200;

    public async Task<Wire.Delegation> CreateAsync(
        Wire.CreateDelegationRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Delegation ?? new();
        var check = new InputCheck();
        check.Organisation("organisationId", request.OrganisationId);
        check.Account("delegation.to", given.To);
        check.Require(given.Roles.Count is >= 1 and <= MostRoles, "delegation.roles", $"必填，1–{MostRoles} 个角色");
        check.Text("delegation.reason", given.Reason, 1, MostReason);
        var (first, last) = (check.Day("delegation.firstDay", given.FirstDay), check.Day("delegation.lastDay", given.LastDay));
        check.When(check.Violations.Count == 0, () => CheckDays(check, first, last));
        check.Request(request.RequestId);
        check.ThrowIfAny();
        RequireOwn(request.OrganisationId, caller);

        var command = CommandRequest.Of(caller, request.RequestId, "CreateDelegation", request);
        var id = command.DeriveId("delegation").ToString("D");
        var from = (await accounts.FindAsync(caller.Username, cancellation))?.Value ?? throw Refused.NotFound("成员", caller.Username);
        var to = (await accounts.FindAsync(given.To, cancellation))?.Value;
        return await commands.CreateAsync(
            id,
            command,
            _ => Refused.AlreadyExists("委托", id),
            () =>
            {
                var wish = new Delegation
                {
                    Id = id,
                    OrganisationId = request.OrganisationId,
                    From = caller.Username,
                    To = given.To,
                    Roles = [.. given.Roles.Select(role => (Role)(int)role)],
                    FirstDay = first,
                    LastDay = last,
                    Reason = given.Reason,
                    CreatedAt = time.GetUtcNow(),
                };
                return new Changed<Delegation, Wire.Delegation>(Delegating.Give(wish, from, to), [], DelegationMapping.ToWire);
            },
            cancellation);
    }

    public async Task<Wire.ListDelegationsResponse> ListAsync(
        Wire.ListDelegationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Organisation("organisationId", request.OrganisationId);
        check.PageSize(request.PageSize);
        check.ThrowIfAny();
        if (!caller.HasAny(Governance.Administrator))
        {
            RequireOwn(request.OrganisationId, caller);
        }

        var page = PageRequest.Of(
            request.PageSize, request.PageToken, "ListDelegations", request.OrganisationId, request.IncludePast ? "past" : "");
        var query = new DocumentQuery { SortBy = Delegation.LastDayKey, Descending = true, Limit = page.Size + 1, After = page.After }
            .And(Delegation.OrganisationKey, request.OrganisationId);
        if (!request.IncludePast)
        {
            query = query.And(Delegation.LastDayKey, KeyRelation.AtLeast, time.Today().Written());
        }

        var (found, next) = page.Cut(
            await delegations.QueryAsync(query, cancellation), stored => new(stored.Value.LastDay.Written(), stored.Id));
        return new()
        {
            Delegations = { found.Where(stored => request.IncludePast || stored.Value.Withdrawal is null).Select(DelegationMapping.ToWire) },
            NextPageToken = next,
        };
    }

    public async Task<Wire.Delegation> WithdrawAsync(
        Wire.WithdrawDelegationRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Organisation("organisationId", request.OrganisationId);
        check.Require(Guid.TryParseExact(request.DelegationId, "D", out _), "delegationId", "必填，填写委托列表（ListDelegations）返回的 id");
        check.Text("reason", request.Reason, 1, MostReason);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        if (!caller.HasAny(Governance.Administrator))
        {
            RequireOwn(request.OrganisationId, caller);
        }

        var answer = await commands.ChangeAsync(
            request.DelegationId,
            CommandRequest.Of(caller, request.RequestId, "WithdrawDelegation", request),
            () => Missing(request.DelegationId),
            stored =>
            {
                if (stored.Value.OrganisationId != request.OrganisationId)
                {
                    throw Missing(request.DelegationId);
                }

                stored.RequireRevision(request.Revision);
                return new Changed<Delegation, Wire.Delegation>(
                    Delegating.Withdraw(stored.Value, caller, time.GetUtcNow(), request.Reason), [], DelegationMapping.ToWire);
            },
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    private void CheckDays(InputCheck check, DateOnly first, DateOnly last)
    {
        var today = time.Today();
        check.Require(first >= today, "delegation.firstDay", $"不能早于今天（{today.Written()}，北京时间）");
        check.Require(first <= today.AddDays(Delegating.MostAhead), "delegation.firstDay", "最多提前一年办理");
        check.Require(last >= first, "delegation.lastDay", "不能早于 firstDay");
        check.Require(
            last < first.AddDays(Delegating.MostDays), "delegation.lastDay", $"一次委托最多 {Delegating.MostDays} 天");
    }

    private static void RequireOwn(string organisationId, Caller caller)
    {
        if (caller.OrganisationId != organisationId)
        {
            throw new RequestException(Reason.NotResponsible, "只能在本单位内委托和查看委托。");
        }
    }

    private static RequestException Missing(string id) => Refused.NotFound("委托", id);
}
