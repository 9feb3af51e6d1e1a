using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Tests.Edge;

/// <summary>An issuer of tokens with a key address that can be counted, broken and given new keys.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int questions;

    private TokenIssuer(WebApplication app) => this.app = app;

    /// <summary>The key that signs now; replacing it rotates the keys.</summary>
    public ECDsaSecurityKey Key { get; private set; } = NewKey("key-1");

    /// <summary>Keys that the address tells.</summary>
    public List<ECDsaSecurityKey> Published { get; } = [];

    /// <summary>How often the keys were asked for.</summary>
    public int Questions => Volatile.Read(ref questions);

    /// <summary>Whether the address answers 503.</summary>
    public bool IsBroken { get; set; }

    public Uri JwksUrl => new(app.Urls.Single() + JwksAddress.Path);

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var issuer = new TokenIssuer(app);
        issuer.Published.Add(issuer.Key);
        app.MapGet(JwksAddress.Path, issuer.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public static ECDsaSecurityKey NewKey(string id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id };

    /// <summary>Signs with a new key and takes the old one back.</summary>
    public void Rotate(string id)
    {
        Key = NewKey(id);
        Published.Clear();
        Published.Add(Key);
    }

    /// <summary>A right token, changed as the test wants.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null, params string[] roles)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.DefaultIssuer,
            Audience = TokenClaims.DefaultAudience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Username] = "wang.min",
                [TokenClaims.Organisation] = "610116-mz",
                [TokenClaims.Division] = "610116",
                [TokenClaims.Roles] = roles,
            },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref questions);
        if (IsBroken)
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsJsonAsync(new { keys = Published.Select(Describe) });
    }

    private static object Describe(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            use = "sig",
            crv = "P-256",
            kid = key.KeyId,
            x = Base64UrlEncoder.Encode(point.X),
            y = Base64UrlEncoder.Encode(point.Y),
        };
    }
}
