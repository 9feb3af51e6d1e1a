using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Contracts.Scopes;

namespace OpenGov.Platform.Identity;

/// <summary>
/// Verifies tokens: ES256 with a key of the issuer, issuer, audience, time. A token that was right is remembered until it expires or
/// its key is taken back, since checking a signature costs more than most calls.
/// </summary>
public sealed class TokenVerifier(ITokenKeys keys, TokenSettings settings, TimeProvider time)
{
    private const int Remembered = 4096;
    private const int LongestToken = 8192;

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, VerifiedToken> verified = new(StringComparer.Ordinal);

    /// <summary>Verifies a token.</summary>
    /// <param name="token">The token as sent.</param>
    /// <param name="cancellation">Stops waiting for keys.</param>
    /// <exception cref="Errors.RequestException">The token is wrong (UNAUTHENTICATED) or the keys cannot be had (UNAVAILABLE).</exception>
    public async ValueTask<VerifiedToken> VerifyAsync(string token, CancellationToken cancellation)
    {
        if (token.Length is 0 or > LongestToken)
        {
            throw RefusedCaller.WrongToken();
        }

        if (verified.TryGetValue(token, out var known) && await keys.FindAsync(known.KeyId, cancellation) is not null)
        {
            return NotExpired(known);
        }

        var fresh = await CheckAsync(token, cancellation);
        if (verified.Count >= Remembered)
        {
            verified.Clear();
        }

        verified[token] = fresh;
        return fresh;
    }

    private async ValueTask<VerifiedToken> CheckAsync(string token, CancellationToken cancellation)
    {
        var keyId = Header(token);
        var key = await keys.FindAsync(keyId, cancellation) ?? throw RefusedCaller.WrongToken();
        var result = await handler.ValidateTokenAsync(token, Rules(key));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || jwt.Subject is not { Length: > 0 })
        {
            throw result.Exception switch
            {
                SecurityTokenExpiredException => RefusedCaller.Expired(),
                SecurityTokenNotYetValidException => RefusedCaller.NotYetValid(),
                _ => RefusedCaller.WrongToken(),
            };
        }

        return new VerifiedToken(CallerOf(jwt), keyId, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero));
    }

    private static string Header(string token)
    {
        try
        {
            var jwt = new JsonWebToken(token);
            return jwt.Alg == TokenClaims.Algorithm && jwt.Kid is { Length: > 0 and <= 200 } ? jwt.Kid : throw RefusedCaller.WrongToken();
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw RefusedCaller.WrongToken();
        }
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = key,
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = InTime,
    };

    // The library would ask the machine's clock.
    private bool InTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters rules)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (from > now + TokenSettings.Skew)
        {
            throw new SecurityTokenNotYetValidException();
        }

        return until is { } end && end > now - TokenSettings.Skew ? true : throw new SecurityTokenExpiredException();
    }

    private VerifiedToken NotExpired(VerifiedToken token)
    {
        if (token.ExpiresAt > time.GetUtcNow() - TokenSettings.Skew)
        {
            return token;
        }

        throw RefusedCaller.Expired();
    }

    private static Caller CallerOf(JsonWebToken jwt) => new(
        jwt.Subject,
        jwt.TryGetValue<string>(TokenClaims.Organisation, out var organisation) ? organisation : "",
        jwt.TryGetValue<string>(TokenClaims.Division, out var division) ? division : "",
        jwt.Claims.Where(claim => claim.Type == TokenClaims.Roles).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal))
    {
        SessionId = jwt.TryGetValue<string>(TokenClaims.Session, out var session) ? session : "",
        ActsFor = jwt.Claims
            .Where(claim => claim.Type == TokenClaims.ActsFor)
            .Select(claim => claim.Value.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[0])
            .ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal),
        Scopes = jwt.Claims.Any(claim => claim.Type == TokenClaims.Scopes)
            ? [.. jwt.Claims.Where(claim => claim.Type == TokenClaims.Scopes).Select(claim => claim.Value)]
            : ClientScopes.Usual,
        MustChangePassword = jwt.TryGetValue<bool>(TokenClaims.MustChangePassword, out var must) && must,
    };
}
