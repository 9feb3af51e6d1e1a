using System.Net;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Departments.Sessions.External;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions;

/// <summary>Exchanges credentials for a token, and opens the session that the token belongs to.</summary>
public sealed class SignIn(
    CredentialCheck check,
    AddressAllowance allowance,
    IDocuments<Account> accounts,
    IDocuments<Organisation> organisations,
    SessionStore sessions,
    TokenIssuer tokens,
    ExternalIssuer? external = null)
{
    /// <summary>Signs in with what this system knows.</summary>
    /// <param name="credentials">What was sent.</param>
    /// <param name="address">Remote address of the caller; null when it is not known.</param>
    /// <param name="userAgent">What the caller's program calls itself.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.BadCredentials"/> or <see cref="Reason.RateLimited"/>.</exception>
    public async Task<Entered> EnterAsync(Credentials credentials, IPAddress? address, string userAgent, CancellationToken cancellation)
    {
        var account = await check.VerifiedAsync(credentials, address, cancellation);
        return external is { Only: true } && account.Kind == AccountKind.Member && !account.Roles.Contains(Role.Administrator)
            ? throw new RequestException(Reason.BadCredentials, "本系统已启用统一身份认证，请从外部身份提供方登录。")
            : await OpenAsync(account, address, userAgent, cancellation);
    }

    /// <summary>Signs in with an ID token of the external issuer.</summary>
    /// <param name="idToken">The token.</param>
    /// <param name="address">Remote address of the caller; null when it is not known.</param>
    /// <param name="userAgent">What the caller's program calls itself.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException">The token is wrong, or names nobody who is a member here.</exception>
    public async Task<Entered> EnterAsync(string idToken, IPAddress? address, string userAgent, CancellationToken cancellation)
    {
        if (external is null)
        {
            throw Refused.Invalid("idToken", "本系统没有配置外部身份提供方，请用用户名和密码登录");
        }

        var attempt = allowance.Begin(address, out var retryAfter) ?? throw CredentialCheck.TooMany("尝试次数过多", retryAfter);
        try
        {
            var username = await external.UsernameAsync(idToken, cancellation);
            var account = Input.Identifier.IsAccount(username) ? (await accounts.FindAsync(username, cancellation))?.Value : null;
            if (account is not { Kind: AccountKind.Member, Disabled: false })
            {
                throw new RequestException(
                    Reason.MemberUnknown, "外部身份提供方的这个账号没有登记为本系统的成员，或者已停用；请联系系统管理员。");
            }

            attempt.GiveBack();
            // Whoever was let in over there needs no password here, so none has to be changed.
            return await OpenAsync(account with { OneTimeUntil = null }, address, userAgent, cancellation);
        }
        catch (RequestException e) when (e.Reason == Reason.Unavailable)
        {
            attempt.GiveBack();
            throw;
        }
    }

    private async Task<Entered> OpenAsync(Account account, IPAddress? address, string userAgent, CancellationToken cancellation)
    {
        var division = (await organisations.FindAsync(account.OrganisationId, cancellation))?.Value.Division ?? "";
        var session = await sessions.OpenAsync(account, address?.ToString() ?? "", userAgent, cancellation);
        return new(account, session, await tokens.IssueAsync(account, division, session, cancellation));
    }
}

/// <summary>Someone signed in.</summary>
/// <param name="Account">Who.</param>
/// <param name="Session">The session.</param>
/// <param name="Token">Its token: a compact JWT.</param>
public sealed record Entered(Account Account, Session Session, string Token);
