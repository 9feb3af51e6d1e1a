using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Sessions.External;

/// <summary>
/// Verifies ID tokens of the external issuer. They are exchanged for a session here, so that the other services know one issuer, and
/// roles, delegations and revocation hold for everyone alike.
/// </summary>
public sealed class ExternalIssuer(ExternalSettings settings, IssuerKeys keys, TimeProvider time)
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(10);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>Whether members sign in there only.</summary>
    public bool Only => settings.Only;

    /// <summary>The user name that the token gives; empty when it gives none.</summary>
    /// <param name="token">Compact JWT.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException">The token is wrong (BAD_CREDENTIALS) or the issuer away (UNAVAILABLE).</exception>
    public async Task<string> UsernameAsync(string token, CancellationToken cancellation)
    {
        var key = await keys.FindAsync(KeyId(token), cancellation) ?? throw Wrong();
        var result = await handler.ValidateTokenAsync(token, Rules(key));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !IsForUs(jwt) || !IsFresh(jwt))
        {
            throw Wrong();
        }

        return jwt.TryGetValue<string>(settings.MemberClaim, out var username) ? username : "";
    }

    private static string KeyId(string token)
    {
        try
        {
            return token.Length <= LongestToken && new JsonWebToken(token).Kid is { Length: > 0 and <= 200 } kid ? kid : throw Wrong();
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw Wrong();
        }
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = key,
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) =>
            from is not { } begin || begin <= Now + TokenSettings.Skew ? until > Now - TokenSettings.Skew : false,
    };

    // A token for several systems must say that it was given to this one.
    private bool IsForUs(JsonWebToken jwt) =>
        jwt.Audiences.Count() == 1 || (jwt.TryGetValue<string>("azp", out var party) && party == settings.Audience);

    // An ID token says that someone has just signed in; an old one that was found says nothing.
    private bool IsFresh(JsonWebToken jwt) => jwt.IssuedAt > Now - LongestAge && jwt.IssuedAt <= Now + TokenSettings.Skew;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static RequestException Wrong() => new(Reason.BadCredentials, "外部身份提供方的登录令牌无效或已过期，请重新登录。");
}
