using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenGov.Contracts.Scopes;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Platform.Identity;

/// <summary>Lets a call in or refuses it: the token first, then the permission table.</summary>
public sealed class Admission(PermissionLookup permissions, TokenVerifier tokens, RevokedSessions revoked)
{
    private const string Scheme = "Bearer ";

    /// <summary>Admits a call; <see cref="CallerContext.Caller(HttpContext)"/> answers from then on. Synchronous without a token.</summary>
    /// <param name="method">"/opengov.catalogue.v1.CatalogueService/GetCatalogue".</param>
    /// <param name="context">The HTTP exchange of the call.</param>
    /// <exception cref="RequestException">Not signed in, wrong token, or no role that may call this.</exception>
    public ValueTask AdmitAsync(string method, HttpContext context)
    {
        var permission = permissions.Find(method) ?? throw RefusedCaller.NoPermission();
        return AdmitAsync(permission, method[1..], context);
    }

    /// <summary>Admits a request to something that is not an RPC, for example a feed.</summary>
    /// <param name="permission">Who may.</param>
    /// <param name="context">The HTTP exchange.</param>
    /// <exception cref="RequestException">As above.</exception>
    public ValueTask AdmitAsync(Permission permission, HttpContext context) => AdmitAsync(permission, "", context);

    private ValueTask AdmitAsync(Permission permission, string rpc, HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return permission.IsPublic ? default : throw Challenge(context, RefusedCaller.NoToken());
        }

        return WithTokenAsync(permission, rpc, context, header.Count == 1 ? header[0] : null);
    }

    private async ValueTask WithTokenAsync(Permission permission, string rpc, HttpContext context, string? header)
    {
        // A token that is sent must be right even where none is needed: a caller who believes to be signed in must not be taken for the public.
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Challenge(context, RefusedCaller.NotBearer());
        }

        VerifiedToken token;
        try
        {
            token = await tokens.VerifyAsync(header[Scheme.Length..].Trim(), context.RequestAborted);
            await revoked.RequireLiveAsync(token.Caller.SessionId, context.RequestAborted);
        }
        catch (RequestException refusal) when (refusal.Reason == Reason.Unauthenticated)
        {
            throw Challenge(context, refusal);
        }

        context.Admit(token);
        if (token.Caller.MustChangePassword && !permission.IsOfOwnAccount)
        {
            throw RefusedCaller.PasswordChangeRequired();
        }

        if (permission.Roles.Count > 0 && !permission.Roles.Any(token.Caller.Roles.Contains))
        {
            throw RefusedCaller.RoleRequired(permission.Roles);
        }

        if (token.Caller.IsMachine && !permission.IsOfOwnAccount && !ClientScopes.Open(token.Caller.Scopes, rpc))
        {
            // What is public stays so, but shows no more than the public sees; the session stays, so that a stream ends with it.
            context.Admit(permission.IsPublic
                ? token with { Caller = Caller.Public with { SessionId = token.Caller.SessionId } }
                : throw RefusedCaller.ScopeRequired([.. ClientScopes.Opening(rpc)]));
        }
    }

    private static RequestException Challenge(HttpContext context, RequestException refusal)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return refusal;
    }
}
