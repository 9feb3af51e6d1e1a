using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Sessions.Keys;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Sessions;

/// <summary>Signs tokens with the claims that every service reads (<see cref="TokenClaims"/>).</summary>
public sealed class TokenIssuer(SigningKeys keys, TokenSettings settings, TimeProvider time)
{
    private static readonly CryptoProviderFactory NoCache = new() { CacheSignatureProviders = false };
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>How long a token is accepted: a working day for people, an hour for machines.</summary>
    public static TimeSpan Lifetime(AccountKind kind) => kind == AccountKind.Client ? TimeSpan.FromHours(1) : TimeSpan.FromHours(8);

    /// <summary>Issues a token.</summary>
    /// <param name="account">Who signed in.</param>
    /// <param name="division">Division of the account's organisation; empty when it has none.</param>
    /// <param name="cancellation">Stops waiting for the key.</param>
    public async Task<IssuedToken> IssueAsync(Account account, string division, CancellationToken cancellation)
    {
        var signing = await keys.ActiveAsync(cancellation);
        using var key = signing.Open();
        var credentials = new SigningCredentials(
            new ECDsaSecurityKey(key) { KeyId = signing.Id, CryptoProviderFactory = NoCache }, SecurityAlgorithms.EcdsaSha256);

        // Times in a token are whole seconds.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + Lifetime(account.Kind);
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Username] = account.Id,
                [TokenClaims.Organisation] = account.OrganisationId,
                [TokenClaims.Division] = division,
                [TokenClaims.Roles] = account.Roles.Select(role => role.TokenName()).ToArray(),
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("D"),
            },
            SigningCredentials = credentials,
        });
        return new(token, expires);
    }
}

/// <summary>A token.</summary>
/// <param name="Token">Compact JWT.</param>
/// <param name="ExpiresAt">When it stops being accepted.</param>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt);
