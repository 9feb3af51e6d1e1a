using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Sessions.Revoking;

/// <summary>The calls about sessions that exist: one's own, or as an administrator those of any member.</summary>
internal sealed class RevokingCalls(
    IDocuments<Session> sessions,
    IDocuments<Account> accounts,
    DocumentCommands<Session> sessionCommands,
    DocumentCommands<Account> accountCommands,
    SessionStore store,
    RevokedSessions revoked,
    TimeProvider time)
{
    public async Task<Wire.ListSessionsResponse> ListAsync(Wire.ListSessionsRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.When(request.Username.Length > 0, () => check.Account("username", request.Username));
        check.PageSize(request.PageSize);
        check.ThrowIfAny();
        var username = OwnOr(request.Username, caller);
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListSessions", username);
        var account = await MemberAsync(username, cancellation);
        var now = time.GetUtcNow();
        var query = SessionDocument.Of(username, now) with
        {
            SortBy = SessionDocument.BeganKey,
            Descending = true,
            Limit = page.Size + 1,
            After = page.After,
        };
        var (found, next) = page.Cut(
            await sessions.QueryAsync(query, cancellation), stored => new(stored.Value.BeganAt.ToUnixTimeSeconds(), stored.Id));
        return new()
        {
            Sessions = { found.Where(stored => stored.Value.IsLive(account, now)).Select(stored => stored.Value.ToWire(caller)) },
            NextPageToken = next,
        };
    }

    public async Task<Wire.Session> RevokeAsync(Wire.RevokeSessionRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Require(
            Guid.TryParseExact(request.SessionId, "D", out _), "sessionId", "必填，填写会话列表（ListSessions）返回的 id");
        check.Request(request.RequestId);
        check.ThrowIfAny();
        var answer = await sessionCommands.ChangeAsync(
            request.SessionId,
            CommandRequest.Of(caller, request.RequestId, "RevokeSession", request),
            () => Missing(request.SessionId),
            stored => IsOwnOr(stored.Value.Account, caller)
                ? new Changed<Session, Wire.Session>(
                    stored.Value.Revoke(caller.Username, time.GetUtcNow()), [], next => next.Value.ToWire(caller))
                : throw Missing(request.SessionId),
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    public async Task<Wire.RevokeSessionsResponse> RevokeAllAsync(
        Wire.RevokeSessionsRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.When(request.Username.Length > 0, () => check.Account("username", request.Username));
        check.Require(
            !request.KeepCurrent || request.Username.Length == 0 || request.Username == caller.Username,
            "keepCurrent",
            "只用于注销自己的其他会话；注销他人的会话时不要填写");
        check.Request(request.RequestId);
        check.ThrowIfAny();
        var username = OwnOr(request.Username, caller);
        var current = request.KeepCurrent ? (await sessions.FindAsync(caller.SessionId, cancellation))?.Value : null;
        var answer = await accountCommands.ChangeAsync(
            username,
            CommandRequest.Of(caller, request.RequestId, "RevokeSessions", request),
            () => Refused.NotFound("成员", username),
            stored =>
            {
                var (account, now) = (stored.Value, time.GetUtcNow());
                if (account.Kind != AccountKind.Member)
                {
                    throw Refused.NotFound("成员", username);
                }

                var kept = current?.IsLive(account, now) == true ? current.Id : null;
                return new Changed<Account, Wire.RevokeSessionsResponse>(account.WithoutSessions(kept, now), [], _ => new());
            },
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    public async Task<Wire.SignOutResponse> SignOutAsync(Caller caller, CancellationToken cancellation)
    {
        if (!await store.RevokeAsync(caller.SessionId, caller.Username, cancellation))
        {
            throw Refused.WrongState("no_session", "此令牌不属于登录会话（接口接入或外部签发），不能注销；它会自行过期，也可以由系统管理员吊销。");
        }

        await revoked.ReadAsync(cancellation);
        return new();
    }

    private static string OwnOr(string username, Caller caller)
    {
        var wanted = username.Length == 0 ? caller.Username : username;
        return IsOwnOr(wanted, caller)
            ? wanted
            : throw new RequestException(Reason.NotResponsible, "只能查看和注销自己的会话；其他成员的会话由系统管理员管理。");
    }

    private static bool IsOwnOr(string username, Caller caller) =>
        username == caller.Username || caller.HasAny(Governance.Administrator);

    private static RequestException Missing(string id) => Refused.NotFound("会话", id);

    private async Task<Account> MemberAsync(string username, CancellationToken cancellation) =>
        await accounts.FindAsync(username, cancellation) is { Value.Kind: AccountKind.Member } stored
            ? stored.Value
            : throw Refused.NotFound("成员", username);
}
