using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenGov.Testing.Hostile;

/// <summary>
/// An issuer of tokens whose keys a service under test reads, and all that someone may send who is not in order. Tokens are put together
/// by hand, so that no library that a service uses as well could keep us from making a wrong one.
/// </summary>
public sealed class HostileIssuer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa oldKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa foreignKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Task answering;

    private HostileIssuer(int port)
    {
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        JwksUrl = new($"http://127.0.0.1:{port}/.well-known/jwks.json");
        listener.Start();
        answering = AnswerAsync();
    }

    /// <summary>Where the service reads the keys: <c>Identity__JwksUrl</c>.</summary>
    public Uri JwksUrl { get; }

    /// <summary>A token that is in order.</summary>
    public string Right => Signed(Header("current"), Claims(), key);

    /// <summary>Starts the issuer.</summary>
    public static HostileIssuer Start() => new(Ports.Next());

    /// <summary>Values of authorization headers that must be refused everywhere, by name.</summary>
    public IReadOnlyList<(string Name, string[] Headers)> All()
    {
        var parts = Right.Split('.');
        var now = DateTimeOffset.UtcNow;
        return
        [
            Bearer("expired", Signed(Header("current"), Claims(expires: now.AddMinutes(-2)), key)),
            Bearer("not yet valid", Signed(Header("current"), Claims(from: now.AddMinutes(5)), key)),
            Bearer("without expiry", Signed(Header("current"), Claims(without: "exp"), key)),
            Bearer("without subject", Signed(Header("current"), Claims(without: "sub"), key)),
            Bearer("foreign issuer", Signed(Header("current"), Claims(issuer: "https://login.example.com"), key)),
            Bearer("wrong audience", Signed(Header("current"), Claims(audience: "another-system"), key)),
            Bearer("old key", Signed(Header("old"), Claims(), oldKey)),
            Bearer("foreign key under a known id", Signed(Header("current"), Claims(), foreignKey)),
            Bearer("key of the header", Signed(Header("current", jwk: foreignKey), Claims(), foreignKey)),
            Bearer("alg none", $"{Part("""{"alg":"none","typ":"JWT","kid":"current"}""")}.{parts[1]}."),
            Bearer("alg none in capitals", $"{Part("""{"alg":"NONE","typ":"JWT","kid":"current"}""")}.{parts[1]}."),
            Bearer("without signature", $"{parts[0]}.{parts[1]}."),
            Bearer("HS256 with the public key", SharedSecret(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()))),
            Bearer("HS256 with the raw public key", SharedSecret(key.ExportSubjectPublicKeyInfo())),
            Bearer("HS256 with the published point", SharedSecret(Encoding.ASCII.GetBytes(Coordinates(key).X))),
            Bearer("HS256 with nothing", SharedSecret([])),
            Bearer("tampered claims", $"{parts[0]}.{Part(Claims(subject: "admin", role: "administrator"))}.{parts[2]}"),
            Bearer("tampered signature", $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}"),
            Bearer("signature of zeros", $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}"),
            Bearer("more parts", Right + "." + parts[2]),
            Bearer("huge", new string('a', 12_000)),
            Bearer("huge claims", Signed(Header("current"), Claims(subject: new string('a', 12_000)), key)),
            Bearer("deeply nested", $"{parts[0]}.{Part(new string('[', 4_000))}.{parts[2]}"),
            Bearer("garbage", "not-a-token"),
            Bearer("empty", ""),
            ("another scheme", ["Basic YWRtaW46YWRtaW4="]),
            ("two tokens", ["Bearer " + Right, "Bearer " + Right]),
            ("two tokens in one", [$"Bearer {Right}, Bearer {Right}"]),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await answering;
        listener.Close();
        key.Dispose();
        oldKey.Dispose();
        foreignKey.Dispose();
    }

    private async Task AnswerAsync()
    {
        var (x, y) = Coordinates(key);
        var keys = JsonSerializer.SerializeToUtf8Bytes(new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", kid = "current", x, y } } });
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(keys);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static (string Name, string[] Headers) Bearer(string name, string token) => (name, ["Bearer " + token]);

    private static string Header(string keyId, ECDsa? jwk = null) => JsonSerializer.Serialize(
        jwk is null
            ? new Dictionary<string, object> { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = keyId }
            : new()
            {
                ["alg"] = "ES256",
                ["typ"] = "JWT",
                ["kid"] = keyId,
                ["jwk"] = new { kty = "EC", crv = "P-256", x = Coordinates(jwk).X, y = Coordinates(jwk).Y },
            });

    private static string Claims(
        string subject = "li.jing",
        string role = "editor",
        string issuer = "opengov-department",
        string audience = "opengov",
        DateTimeOffset? from = null,
        DateTimeOffset? expires = null,
        string? without = null)
    {
        var now = DateTimeOffset.UtcNow;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = subject,
            ["org"] = "610116-mzj",
            ["division"] = "610116",
            ["roles"] = new[] { role },
            ["iss"] = issuer,
            ["aud"] = audience,
            ["nbf"] = (from ?? now).ToUnixTimeSeconds(),
            ["exp"] = (expires ?? now.AddMinutes(30)).ToUnixTimeSeconds(),
        };
        claims.Remove(without ?? "");
        return JsonSerializer.Serialize(claims);
    }

    private static string SharedSecret(byte[] secret)
    {
        var signed = Part("""{"alg":"HS256","typ":"JWT","kid":"current"}""") + "." + Part(Claims());
        return signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)));
    }

    private static string Signed(string header, string claims, ECDsa by)
    {
        var signed = Part(header) + "." + Part(claims);
        return signed + "." + Base64Url.EncodeToString(by.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static (string X, string Y) Coordinates(ECDsa of)
    {
        var point = of.ExportParameters(includePrivateParameters: false).Q;
        return (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}
