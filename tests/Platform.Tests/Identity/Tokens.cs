using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Identity;

public sealed class Tokens(EdgeServer server) : IClassFixture<EdgeServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> WrongTokens =>
    [
        "expired", "not yet valid", "without expiry", "alg none", "HS256 with the public key", "foreign issuer", "wrong audience", "tampered claims",
        "tampered signature", "unknown key", "known key id, foreign key", "without key id", "without subject", "ES256 of another curve",
        "garbage", "empty", "three dots", "endless",
    ];

    [Fact]
    public async Task A_right_token_tells_who_calls()
    {
        var thing = await server.Client.GetOwnThingAsync(
            new() { Id = "1" }, EdgeServer.Bearer(server.Issuer.Token(null, "editor", "leader")), cancellationToken: Stop);

        Assert.Equal("wang.min", thing.DisplayName);
        Assert.Equal("610116-mz", thing.Labels["organisation"]);
        Assert.Equal("610116", thing.Labels["division"]);
        Assert.Equal(["editor", "leader"], thing.Words);
    }

    [Fact]
    public async Task A_right_token_tells_who_calls_over_REST_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/own-things/1");
        request.Headers.Authorization = new("Bearer", server.Issuer.Token(null, "editor"));
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Contains("wang.min", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_the_public_may_read_what_is_public()
    {
        var thing = await server.Client.GetThingAsync(new() { Id = "1" }, cancellationToken: Stop);

        Assert.Equal("", thing.DisplayName);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_signed_in()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.GetOwnThingAsync(new() { Id = "1" }, cancellationToken: Stop));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_is_refused_even_where_none_is_needed(string which)
    {
        var refusal = await Refusal.OfAsync(() => server.Client.GetThingAsync(
            new() { Id = "1" }, EdgeServer.Bearer(Wrong(which)), cancellationToken: Stop));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
        Assert.Contains(which == "expired" ? "已过期" : "", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic d2FuZzptaW4=")]
    [InlineData("Bearer")]
    [InlineData("bearer-token")]
    public async Task Another_scheme_is_refused(string header)
    {
        var refusal = await Refusal.OfAsync(() => server.Client.GetThingAsync(
            new() { Id = "1" }, new Metadata { { "authorization", header } }, cancellationToken: Stop));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
    }

    [Fact]
    public async Task Two_tokens_are_refused()
    {
        var headers = EdgeServer.Bearer(server.Issuer.Token());
        headers.Add("authorization", "Bearer " + server.Issuer.Token());
        var refusal = await Refusal.OfAsync(() => server.Client.GetThingAsync(new() { Id = "1" }, headers, cancellationToken: Stop));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
    }

    [Fact]
    public async Task REST_challenges_for_a_token()
    {
        using var response = await server.Http.GetAsync("/v1/own-things/1", Stop);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    private string Wrong(string which)
    {
        var issuer = server.Issuer;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var right = issuer.Token();
        var parts = right.Split('.');
        return which switch
        {
            "expired" => issuer.Token(t => (t.NotBefore, t.Expires) = (now.AddHours(-2), now.AddMinutes(-1))),
            "not yet valid" => issuer.Token(t => t.NotBefore = now.AddMinutes(2)),
            "without expiry" => issuer.Token(t => t.Expires = null),
            "alg none" => Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""") + "." + parts[1] + ".",
            "HS256 with the public key" => issuer.Token(t => t.SigningCredentials = new(PublicKeyAsSecret(issuer.Key), SecurityAlgorithms.HmacSha256)),
            "foreign issuer" => issuer.Token(t => t.Issuer = "someone-else"),
            "wrong audience" => issuer.Token(t => t.Audience = "another-system"),
            "tampered claims" => parts[0] + "." + Encode(Decode(parts[1]).Replace("wang.min", "li.na", StringComparison.Ordinal)) + "." + parts[2],
            "tampered signature" => parts[0] + "." + parts[1] + "." + (parts[2][0] == 'A' ? 'B' : 'A') + parts[2][1..],
            "unknown key" => SignedBy(TokenIssuer.NewKey("key-unknown")),
            "known key id, foreign key" => SignedBy(TokenIssuer.NewKey(issuer.Key.KeyId)),
            "without key id" => SignedBy(new ECDsaSecurityKey(issuer.Key.ECDsa)),
            "without subject" => issuer.Token(t => t.Claims.Remove(TokenClaims.Username)),
            "ES256 of another curve" => issuer.Token(t => t.SigningCredentials = new(
                new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = issuer.Key.KeyId }, SecurityAlgorithms.EcdsaSha384)),
            "garbage" => "not-a-token",
            "empty" => "",
            "three dots" => "...",
            "endless" => new string('a', 9000),
            _ => throw new ArgumentOutOfRangeException(nameof(which), which, null),
        };

        string SignedBy(ECDsaSecurityKey key) =>
            issuer.Token(t => t.SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256));
    }

    private static SymmetricSecurityKey PublicKeyAsSecret(ECDsaSecurityKey key) =>
        new(Encoding.UTF8.GetBytes(key.ECDsa.ExportSubjectPublicKeyInfoPem())) { KeyId = key.KeyId };

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);

    private static string Decode(string part) => Base64UrlEncoder.Decode(part);
}
