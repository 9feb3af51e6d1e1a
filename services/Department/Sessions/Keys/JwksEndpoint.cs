using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Sessions.Keys;

/// <summary>The public keys of tokens as a JSON Web Key Set (RFC 7517), for everyone who verifies.</summary>
public static class JwksEndpoint
{
    /// <summary>Serves the keys; public, and to be kept for five minutes at most.</summary>
    public static void MapTokenKeys(this WebApplication app) => app.MapGet(
        JwksAddress.Path,
        async (SigningKeys keys, HttpContext context) =>
        {
            var published = await keys.PublishedAsync(context.RequestAborted);
            context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=300";
            return Results.Json(new KeySet([.. published.Select(Public)]), contentType: "application/jwk-set+json");
        });

    private static PublicKey Public(SigningKey key) => new("EC", "P-256", key.X, key.Y, key.Id, "sig", TokenClaims.Algorithm);

    private sealed record KeySet([property: JsonPropertyName("keys")] IReadOnlyList<PublicKey> Keys);

    private sealed record PublicKey(
        [property: JsonPropertyName("kty")] string KeyType,
        [property: JsonPropertyName("crv")] string Curve,
        [property: JsonPropertyName("x")] string X,
        [property: JsonPropertyName("y")] string Y,
        [property: JsonPropertyName("kid")] string KeyId,
        [property: JsonPropertyName("use")] string Use,
        [property: JsonPropertyName("alg")] string Algorithm);
}
