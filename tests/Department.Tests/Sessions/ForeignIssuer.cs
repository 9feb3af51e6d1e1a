using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>An OpenID Connect issuer on this machine: a discovery document, keys, and ID tokens as a test wants them.</summary>
public sealed class ForeignIssuer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ForeignIssuer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>The key that signs now.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey("rsa-1");

    /// <summary>"issuer" of the discovery document; its own when null.</summary>
    public string? Claimed { get; set; }

    public bool IsAway { get; set; }

    public static async Task<ForeignIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new ForeignIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer.app.MapGet("/keys", issuer.Keys);
        await issuer.app.StartAsync();
        return issuer;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public void Rotate(string id) => Key = NewKey(id);

    /// <summary>A right ID token, changed as the test wants.</summary>
    public string Token(string username, DateTimeOffset now, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Url,
            Audience = "opengov-here",
            IssuedAt = now.UtcDateTime,
            Expires = now.AddMinutes(5).UtcDateTime,
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = "8d0c", ["preferred_username"] = username, ["staff_no"] = username },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Discovery() => IsAway
        ? Results.StatusCode(503)
        : Results.Json(new { issuer = Claimed ?? Url, jwks_uri = Url + "/keys", authorization_endpoint = Url + "/authorize" });

    private IResult Keys()
    {
        var numbers = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new object[]
            {
                new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) },
                new { kty = "oct", kid = "shared", k = Base64UrlEncoder.Encode(Shared) },
            },
        });
    }

    /// <summary>A symmetric key that the issuer carelessly publishes.</summary>
    public static byte[] Shared { get; } = [.. Enumerable.Repeat((byte)7, 32)];
}
