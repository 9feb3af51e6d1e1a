using System.Net;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions;

/// <summary>Exchanges credentials for a token, and opens the session that the token belongs to.</summary>
public sealed class SignIn(CredentialCheck check, IDocuments<Organisation> organisations, SessionStore sessions, TokenIssuer tokens)
{
    /// <summary>Signs in.</summary>
    /// <param name="credentials">What was sent.</param>
    /// <param name="address">Remote address of the caller; null when it is not known.</param>
    /// <param name="userAgent">What the caller's program calls itself.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.BadCredentials"/> or <see cref="Reason.RateLimited"/>.</exception>
    public async Task<Entered> EnterAsync(Credentials credentials, IPAddress? address, string userAgent, CancellationToken cancellation)
    {
        var account = await check.VerifiedAsync(credentials, address, cancellation);
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
