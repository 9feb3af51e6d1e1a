using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenGov.Departments.Sessions.Keys;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>Tokens and their published keys, read with nothing but System.Security.Cryptography and System.Text.Json.</summary>
public abstract class TokenKeySuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_token_is_verified_with_the_published_key_and_says_what_the_contract_promises()
    {
        var before = clock.GetUtcNow().ToUnixTimeSeconds();
        var token = await SignInAsync();
        var keys = await KeysAsync();
        Assert.True(Verifies(token, keys));

        var header = Part(token, 0);
        Assert.Equal("ES256", header.GetProperty("alg").GetString());
        var claims = Part(token, 1);
        Assert.Equal(
            ("admin", "system", "", "opengov-department", "opengov"),
            (Text(claims, "sub"), Text(claims, "org"), Text(claims, "division"), Text(claims, "iss"), Text(claims, "aud")));
        Assert.Equal(["administrator"], claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
        var issued = claims.GetProperty("iat").GetInt64();
        Assert.InRange(issued, before, before + 60);
        Assert.Equal(8 * 3600, claims.GetProperty("exp").GetInt64() - issued);
        Assert.NotEqual(Text(claims, "jti"), Text(Part(await SignInAsync(), 1), "jti"));
    }

    [Fact]
    public async Task A_changed_token_is_not_verified()
    {
        var parts = (await SignInAsync()).Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("administrator", "office", StringComparison.Ordinal)));
        Assert.NotEqual(parts[1], forged);
        Assert.False(Verifies($"{parts[0]}.{forged}.{parts[2]}", await KeysAsync()));
    }

    [Fact]
    public async Task Keys_are_public_cacheable_and_show_no_private_part()
    {
        using var answer = await department.Rest.GetAsync("/.well-known/jwks.json", Ct);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalMinutes: 5 });
        var key = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(("EC", "P-256", "sig"), (Text(key, "kty"), Text(key, "crv"), Text(key, "use")));
    }

    [Fact]
    public async Task The_key_survives_a_restart()
    {
        var token = await SignInAsync();
        await department.DisposeAsync();
        department = await TestDepartment.StartAsync(storage, clock);
        Assert.True(Verifies(token, await KeysAsync()));
        await department.Sessions.GetMeAsync(new(), TestDepartment.Bearer(token), cancellationToken: Ct);
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_agree_on_one_key()
    {
        Assert.SkipWhen(engine == Engine.Embedded, "an embedded file belongs to one process");
        await using var fresh = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        var starting = Enumerable.Range(0, 3).Select(_ => TestDepartment.StartAsync(fresh, clock)).ToArray();
        var replicas = await Task.WhenAll(starting);
        try
        {
            var kids = await Task.WhenAll(replicas.Select(async replica =>
                Text(Part(await replica.TokenAsync("admin", TestDepartment.AdministratorPassword), 0), "kid")));
            Assert.Single(kids.Distinct());
        }
        finally
        {
            foreach (var replica in replicas)
            {
                await replica.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Keys_rotate_and_tokens_stay_good_until_they_expire()
    {
        var first = await SignInAsync();
        clock.Advance(KeyRotation.SigningTime - KeyRotation.PublishedBefore);
        var early = await SignInAsync();
        Assert.Equal(Kid(first), Kid(early));
        Assert.Equal(2, (await KeysAsync()).Count);

        clock.Advance(KeyRotation.PublishedBefore);
        var late = await SignInAsync();
        Assert.NotEqual(Kid(early), Kid(late));
        var keys = await KeysAsync();
        Assert.True(Verifies(early, keys) && Verifies(late, keys));

        clock.Advance(KeyRotation.PublishedAfter + TimeSpan.FromMinutes(1));
        keys = await KeysAsync();
        Assert.False(Verifies(early, keys));
        Assert.True(Verifies(late, keys));
    }

    private Task<string> SignInAsync() => department.TokenAsync("admin", TestDepartment.AdministratorPassword);

    private async Task<IReadOnlyList<JsonElement>> KeysAsync() =>
        [.. (await department.Rest.GetFromJsonAsync<JsonElement>("/.well-known/jwks.json", Ct)).GetProperty("keys").EnumerateArray()];

    private static bool Verifies(string token, IReadOnlyList<JsonElement> keys)
    {
        var parts = token.Split('.');
        var named = keys.Where(key => Text(key, "kid") == Kid(token)).ToList();
        if (named.Count == 0)
        {
            return false;
        }

        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars(Text(named[0], "x")), Y = Base64Url.DecodeFromChars(Text(named[0], "y")) },
        });
        return key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
    }

    private static string Kid(string token) => Text(Part(token, 0), "kid");

    private static JsonElement Part(string token, int index) =>
        JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[index]));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

public sealed class TokenKeysOnEmbedded() : TokenKeySuite(Engine.Embedded);

public sealed class TokenKeysOnMongoDB() : TokenKeySuite(Engine.MongoDB);
