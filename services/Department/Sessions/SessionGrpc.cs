using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpenGov.Contracts.Scopes;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Clients;
using OpenGov.Departments.Delegations;
using OpenGov.Departments.Members;
using OpenGov.Departments.Sessions.Passwords;
using OpenGov.Departments.Sessions.Revoking;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Sessions;

/// <summary>SessionService of the contract.</summary>
internal sealed class SessionGrpc(
    SignIn signIn,
    PasswordCalls passwords,
    RevokingCalls revoking,
    CallerAddress addresses,
    IDocuments<Account> accounts,
    IDocuments<Session> sessions)
    : Wire.SessionService.SessionServiceBase
{
    public override async Task<Wire.SignInResponse> SignIn(Wire.SignInRequest request, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var (address, userAgent) = (AddressOf(context), http.Request.Headers.UserAgent.ToString());
        var (account, session, token) = IsExternal(request)
            ? await signIn.EnterAsync(request.IdToken, address, userAgent, context.CancellationToken)
            : await signIn.EnterAsync(
                Credentials.Read(request.Username, request.Password, request.ClientId, request.ClientSecret),
                address,
                userAgent,
                context.CancellationToken);

        // A token must not lie in a cache on the way.
        http.Response.Headers.CacheControl = "no-store";
        return new()
        {
            AccessToken = token,
            ExpireTime = session.ExpiresAt.ToTimestamp(),
            Me = new()
            {
                Username = account.Id,
                Name = account.Name,
                OrganisationId = account.OrganisationId,
                Roles = { session.RolesOf(account).Select(MemberMapping.ToWire) },
                ActingRoles = { session.ActingRoles.Select(DelegationMapping.ToWire) },
                Scopes = { account.Kind == AccountKind.Client ? ScopeMapping.ToWire(account.Scopes ?? ClientScopes.Usual) : [] },
                MustChangePassword = account.OneTimeUntil is not null,
                SessionId = session.Id,
            },
        };
    }

    public override async Task<Wire.Me> GetMe(Wire.GetMeRequest request, ServerCallContext context)
    {
        var caller = context.Caller();
        var account = (await accounts.FindAsync(caller.Username, context.CancellationToken))?.Value;
        var session = caller.SessionId.Length > 0 ? (await sessions.FindAsync(caller.SessionId, context.CancellationToken))?.Value : null;
        if (account is { Disabled: true })
        {
            throw new RequestException(Reason.Unauthenticated, "账号已停用，请联系系统管理员。");
        }

        // An external issuer's people have no account here; then the token is all there is to tell.
        return new()
        {
            Username = caller.Username,
            Name = account?.Name ?? caller.Username,
            OrganisationId = caller.OrganisationId,
            Roles = { System.Enum.GetValues<Role>().Where(role => caller.HasAny(role.TokenName())).Select(MemberMapping.ToWire) },
            ActingRoles = { (session?.ActingRoles ?? []).Select(DelegationMapping.ToWire) },
            Scopes = { caller.IsMachine ? ScopeMapping.ToWire(caller.Scopes) : [] },
            MustChangePassword = caller.MustChangePassword,
            SessionId = caller.SessionId,
        };
    }

    public override Task<Wire.ChangePasswordResponse> ChangePassword(Wire.ChangePasswordRequest request, ServerCallContext context) =>
        passwords.ChangeAsync(request, context.Caller(), AddressOf(context), context.CancellationToken);

    public override Task<Wire.SignOutResponse> SignOut(Wire.SignOutRequest request, ServerCallContext context) =>
        revoking.SignOutAsync(context.Caller(), context.CancellationToken);

    public override Task<Wire.ListSessionsResponse> ListSessions(Wire.ListSessionsRequest request, ServerCallContext context) =>
        revoking.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Session> RevokeSession(Wire.RevokeSessionRequest request, ServerCallContext context) =>
        revoking.RevokeAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.RevokeSessionsResponse> RevokeSessions(Wire.RevokeSessionsRequest request, ServerCallContext context) =>
        revoking.RevokeAllAsync(request, context.Caller(), context.CancellationToken);

    private static bool IsExternal(Wire.SignInRequest request)
    {
        if (request.IdToken.Length == 0)
        {
            return false;
        }

        return request.Username.Length + request.Password.Length + request.ClientId.Length + request.ClientSecret.Length == 0
            ? true
            : throw Refused.Invalid("idToken", "不能与用户名、密码、接入标识、密钥同时填写");
    }

    private IPAddress? AddressOf(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        return addresses.Of(http.Connection.RemoteIpAddress, http.Request.Headers[CallerAddress.Header]);
    }
}
