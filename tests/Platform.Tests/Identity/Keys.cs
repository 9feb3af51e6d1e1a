using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Identity;

public sealed class Keys : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly HttpClient http = new();
    private TokenIssuer issuer = null!;
    private JwksKeys keys = null!;
    private TokenVerifier verifier = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        issuer = await TokenIssuer.StartAsync();
        var settings = new TokenSettings(TokenClaims.DefaultIssuer, TokenClaims.DefaultAudience, issuer.JwksUrl);
        keys = new JwksKeys(new JwksAddress(settings, null!), http, time, NullLogger<JwksKeys>.Instance);
        verifier = new TokenVerifier(keys, settings, time);
    }

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        http.Dispose();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_asked_for_once()
    {
        for (var call = 0; call < 10; call++)
        {
            await verifier.VerifyAsync(issuer.Token(), Stop);
        }

        Assert.Equal(1, issuer.Questions);
    }

    [Fact]
    public async Task A_new_key_is_found_when_a_token_names_it()
    {
        await verifier.VerifyAsync(issuer.Token(), Stop);
        issuer.Rotate("key-2");
        time.Advance(JwksKeys.ShortestInterval);
        var token = await verifier.VerifyAsync(issuer.Token(), Stop);

        Assert.Equal("key-2", token.KeyId);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_stops_working_once_a_new_one_is_known()
    {
        var old = issuer.Token();
        await verifier.VerifyAsync(old, Stop);
        issuer.Rotate("key-2");
        time.Advance(JwksKeys.ShortestInterval);
        await verifier.VerifyAsync(issuer.Token(), Stop);

        await RefusedAsync(old, Reason.Unauthenticated);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_stops_working_after_the_longest_age_at_the_latest()
    {
        var old = issuer.Token();
        await verifier.VerifyAsync(old, Stop);
        issuer.Rotate("key-2");
        time.Advance(JwksKeys.LongestAge);

        await Eventually.True(async () =>
        {
            try
            {
                await verifier.VerifyAsync(old, Stop);
                return false;
            }
            catch (RequestException)
            {
                return true;
            }
        });
    }

    [Fact]
    public async Task Unknown_keys_do_not_become_a_flood_at_the_issuer()
    {
        await verifier.VerifyAsync(issuer.Token(), Stop);
        issuer.Rotate("key-2");
        for (var call = 0; call < 20; call++)
        {
            var stranger = TokenIssuer.NewKey("stranger-" + call);
            await RefusedAsync(issuer.Token(t => t.SigningCredentials = new(stranger, "ES256")), Reason.Unauthenticated);
        }

        Assert.Equal(1, issuer.Questions);
    }

    [Fact]
    public async Task When_the_keys_cannot_be_had_the_token_is_not_called_wrong()
    {
        issuer.IsBroken = true;

        await RefusedAsync(issuer.Token(), Reason.Unavailable);
    }

    [Fact]
    public async Task Old_keys_go_on_working_while_the_issuer_is_away()
    {
        await verifier.VerifyAsync(issuer.Token(), Stop);
        issuer.IsBroken = true;
        time.Advance(JwksKeys.LongestAge * 3);
        var now = time.GetUtcNow().UtcDateTime;

        Assert.NotNull(await verifier.VerifyAsync(issuer.Token(t => (t.NotBefore, t.Expires) = (now, now.AddHours(1))), Stop));
    }

    [Fact]
    public async Task An_issuer_that_comes_back_is_found_again()
    {
        issuer.IsBroken = true;
        await RefusedAsync(issuer.Token(), Reason.Unavailable);
        issuer.IsBroken = false;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.NotNull(await verifier.VerifyAsync(issuer.Token(), Stop));
    }

    [Fact]
    public async Task A_remembered_token_expires_too()
    {
        var token = issuer.Token();
        await verifier.VerifyAsync(token, Stop);
        time.Advance(TimeSpan.FromHours(1) + TokenSettings.Skew + TimeSpan.FromSeconds(1));

        await RefusedAsync(token, Reason.Unauthenticated);
    }

    [Fact]
    public void Keys_come_from_Department_unless_another_address_is_set()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        var listening = new Listening(configuration, ServicePorts.Catalogue);
        var address = new JwksAddress(new TokenSettings("a", "b", null), new ServiceAddresses(configuration, listening, []));

        Assert.Equal(new Uri("http://127.0.0.1:8200/.well-known/jwks.json"), address.Url());
    }

    private async Task RefusedAsync(string token, Reason reason)
    {
        var verifying = verifier.VerifyAsync(token, Stop).AsTask();
        while (issuer.IsBroken && !verifying.IsCompleted)
        {
            // Retries wait by this clock.
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(verifying, Task.Delay(5, Stop));
        }

        var refusal = await Assert.ThrowsAsync<RequestException>(() => verifying);
        Assert.Equal(reason, refusal.Reason);
    }
}
