using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions.External;

/// <summary>
/// The external issuer's keys, found by its discovery document. Kept for five minutes; asked for again when a token names another key,
/// but not more often than every five seconds.
/// </summary>
public sealed class IssuerKeys(ExternalSettings settings, HttpClient http, TimeProvider time, ILogger<IssuerKeys> logger) : IDisposable
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(5);
    private const int LeastRsaBytes = 256;

    private readonly SemaphoreSlim turn = new(1, 1);
    private IReadOnlyDictionary<string, SecurityKey> keys = new Dictionary<string, SecurityKey>();
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    /// <summary>The key of an id; null when the issuer does not have it.</summary>
    /// <exception cref="RequestException"><see cref="Reason.Unavailable"/> when the issuer cannot be asked.</exception>
    public async Task<SecurityKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var age = time.GetUtcNow() - readAt;
            if (age >= LongestAge || (age >= ShortestInterval && !keys.ContainsKey(keyId)))
            {
                keys = await ReadAsync(cancellation);
                readAt = time.GetUtcNow();
            }

            return keys.GetValueOrDefault(keyId);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyDictionary<string, SecurityKey>> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var discovery = new Uri(settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
            using var document = JsonDocument.Parse(await http.GetStringAsync(discovery, cancellation));
            var (issuer, address) = (Text(document, "issuer"), Text(document, "jwks_uri"));
            if (issuer != settings.Issuer || !Uri.TryCreate(address, UriKind.Absolute, out var jwks) || !ExternalSettings.IsSafe(jwks))
            {
                throw new InvalidDataException("the discovery document is another issuer's, or names no safe address of keys");
            }

            return new JsonWebKeySet(await http.GetStringAsync(jwks, cancellation)).Keys
                .Where(IsUsable)
                .GroupBy(key => key.Kid)
                .ToDictionary(group => group.Key, group => (SecurityKey)group.First(), StringComparer.Ordinal);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("Keys of the external issuer {Issuer} cannot be read: {Fault}", settings.Issuer, e.GetType().Name + ": " + e.Message);
            throw Refused.Unavailable("外部身份提供方");
        }
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    // Never a symmetric one: everyone can read this list.
    private static bool IsUsable(JsonWebKey key) => key is { Kid.Length: > 0, Use: null or "" or "sig" }
        && (key is { Kty: "EC", Crv: "P-256" } || (key.Kty == "RSA" && Base64UrlEncoder.DecodeBytes(key.N).Length >= LeastRsaBytes));
}
