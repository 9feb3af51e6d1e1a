using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Issues tokens as Department does, with a key address of its own.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
    private WebApplication app = null!;

    public Uri JwksUrl => new(app.Urls.Single() + JwksAddress.Path);

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TokenIssuer { app = builder.Build() };
        issuer.app.MapGet(JwksAddress.Path, issuer.Keys);
        await issuer.app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public string Token(Caller caller)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.Username] = caller.Username,
            [TokenClaims.Organisation] = caller.OrganisationId,
            [TokenClaims.Division] = caller.Division,
            [TokenClaims.Roles] = caller.Roles.ToArray(),
        };
        if (caller.IsMachine)
        {
            claims[TokenClaims.Scopes] = caller.Scopes.ToArray();
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.DefaultIssuer,
            Audience = TokenClaims.DefaultAudience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            Claims = claims,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.ECDsa.Dispose();
    }

    private Task Keys(HttpContext context)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        return context.Response.WriteAsJsonAsync(new { keys = new[] { new { kty = "EC", use = "sig", crv = "P-256", kid = key.KeyId, x, y } } });
    }
}
