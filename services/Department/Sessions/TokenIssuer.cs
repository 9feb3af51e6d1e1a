using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Contracts.Scopes;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Sessions.Keys;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Sessions;

/// <summary>Signs tokens with the claims that every service reads (<see cref="TokenClaims"/>).</summary>
public sealed class TokenIssuer(SigningKeys keys, TokenSettings settings)
{
    private static readonly CryptoProviderFactory NoCache = new() { CacheSignatureProviders = false };
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Issues a token.</summary>
    /// <param name="account">Who signed in.</param>
    /// <param name="division">Division of the account's organisation; empty when it has none.</param>
    /// <param name="session">The session; its times are the token's.</param>
    /// <param name="cancellation">Stops waiting for the key.</param>
    /// <returns>Compact JWT.</returns>
    public async Task<string> IssueAsync(Account account, string division, Session session, CancellationToken cancellation)
    {
        var signing = await keys.ActiveAsync(cancellation);
        using var key = signing.Open();
        var credentials = new SigningCredentials(
            new ECDsaSecurityKey(key) { KeyId = signing.Id, CryptoProviderFactory = NoCache }, SecurityAlgorithms.EcdsaSha256);
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.Username] = account.Id,
            [TokenClaims.Organisation] = account.OrganisationId,
            [TokenClaims.Division] = division,
            [TokenClaims.Roles] = session.RolesOf(account).Select(role => role.TokenName()).ToArray(),
            [TokenClaims.Session] = session.Id,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("D"),
        };
        if (account.Kind == AccountKind.Client)
        {
            claims[TokenClaims.Scopes] = account.Scopes ?? ClientScopes.Usual;
        }

        if (session.ActingRoles.Count > 0)
        {
            claims[TokenClaims.ActsFor] = session.ActingRoles.Select(acting => $"{acting.Role.TokenName()}:{acting.From}").ToArray();
        }

        if (account.OneTimeUntil is not null)
        {
            claims[TokenClaims.MustChangePassword] = true;
        }

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            IssuedAt = session.BeganAt.UtcDateTime,
            Expires = session.ExpiresAt.UtcDateTime,
            Claims = claims,
            SigningCredentials = credentials,
        });
    }
}
