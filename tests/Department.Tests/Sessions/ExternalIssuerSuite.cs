using System.Text;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>People of an external issuer: let in when they are members, with this system's roles and sessions.</summary>
public abstract class ExternalIssuerSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private ForeignIssuer issuer = null!;
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private Member member = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> WrongTokens =>
    [
        "expired", "not yet valid", "without expiry", "issued long ago", "without issue time", "another issuer", "another audience",
        "for several systems", "tampered", "unknown key", "known key id, foreign key", "alg none", "HS256 with the public key",
        "HS256 with a published shared key", "garbage", "endless", "a token of this system",
    ];

    public async ValueTask InitializeAsync()
    {
        issuer = await ForeignIssuer.StartAsync();
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        await StartAsync([]);
        var district = new TestDistrict(department);
        member = await district.AddMemberAsync(await district.AddBureauAsync(), "li.jing", Role.Editor, Role.Leader);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
        }

        if (storage is not null)
        {
            await storage.DisposeAsync();
        }

        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_member_gets_a_session_of_this_system_with_the_roles_that_it_has_here()
    {
        var entered = await SignInAsync(issuer.Token("li.jing", clock.GetUtcNow()));
        Assert.Equal(("li.jing", member.OrganisationId), (entered.Me.Username, entered.Me.OrganisationId));
        Assert.Equal([Role.Editor, Role.Leader], entered.Me.Roles);
        var headers = TestDepartment.Bearer(entered.AccessToken);
        Assert.Equal(entered.Me, await department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct));
        await department.Sessions.SignOutAsync(new(), headers, cancellationToken: Ct);
        (await Refusal.OfAsync(department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    [Fact]
    public Task Who_is_no_member_is_refused() => Assert.AllAsync(["nobody", "LI.JING", ""], async username =>
        (await Refusal.OfAsync(SignInAsync(issuer.Token(username, clock.GetUtcNow())))).Is(StatusCode.Unauthenticated, "MEMBER_UNKNOWN"));

    [Fact]
    public async Task A_disabled_member_and_a_machine_are_refused()
    {
        var administrator = await department.AsAdministratorAsync();
        var disabled = new Member(member) { Disabled = true };
        await department.Organisations.UpdateMemberAsync(
            new() { Member = disabled, Revision = member.Revision, RequestId = TestDistrict.NewRequest() }, administrator, cancellationToken: Ct);
        await department.Organisations.CreateApiClientAsync(
            new() { Client = new() { Id = "portal", Name = "门户", OrganisationId = member.OrganisationId }, RequestId = TestDistrict.NewRequest() },
            administrator,
            cancellationToken: Ct);
        (await Refusal.OfAsync(SignInAsync(issuer.Token("li.jing", clock.GetUtcNow())))).Is(StatusCode.Unauthenticated, "MEMBER_UNKNOWN");
        (await Refusal.OfAsync(SignInAsync(issuer.Token("portal", clock.GetUtcNow())))).Is(StatusCode.Unauthenticated, "MEMBER_UNKNOWN");
    }

    // One service for all of them, since starting it is most of the work.
    [Fact]
    public Task A_wrong_token_is_refused() => Assert.AllAsync(WrongTokens, async which =>
    {
        var own = which == "a token of this system" ? await department.TokenAsync("li.jing", TestDistrict.Password) : "";
        (await Refusal.OfAsync(SignInAsync(own.Length > 0 ? own : Wrong(which)))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
    });

    [Fact]
    public async Task A_new_key_of_the_issuer_is_found_and_the_old_one_is_no_longer_good()
    {
        var old = issuer.Token("li.jing", clock.GetUtcNow());
        await SignInAsync(old);
        issuer.Rotate("rsa-2");
        clock.Advance(TimeSpan.FromSeconds(6));
        await SignInAsync(issuer.Token("li.jing", clock.GetUtcNow()));
        (await Refusal.OfAsync(SignInAsync(old))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
    }

    [Fact]
    public async Task An_issuer_that_is_away_or_says_to_be_another_lets_nobody_in()
    {
        issuer.IsAway = true;
        (await Refusal.OfAsync(SignInAsync(issuer.Token("li.jing", clock.GetUtcNow())))).Is(StatusCode.Unavailable, "UNAVAILABLE");
        (issuer.IsAway, issuer.Claimed) = (false, "https://someone.else");
        (await Refusal.OfAsync(SignInAsync(issuer.Token("li.jing", clock.GetUtcNow())))).Is(StatusCode.Unavailable, "UNAVAILABLE");
        issuer.Claimed = null;
        await SignInAsync(issuer.Token("li.jing", clock.GetUtcNow()));
    }

    [Fact]
    public async Task Another_claim_may_name_the_member()
    {
        await StartAsync(new() { ["Identity:External:MemberClaim"] = "staff_no" });
        await SignInAsync(issuer.Token("nobody", clock.GetUtcNow(), token => token.Claims["staff_no"] = "li.jing"));
        (await Refusal.OfAsync(SignInAsync(issuer.Token("li.jing", clock.GetUtcNow(), token => token.Claims.Remove("staff_no")))))
            .Is(StatusCode.Unauthenticated, "MEMBER_UNKNOWN");
    }

    [Fact]
    public async Task Where_it_is_the_only_way_members_have_no_password_but_administrators_keep_theirs()
    {
        await department.TokenAsync("li.jing", TestDistrict.Password);
        await StartAsync(new() { ["Identity:External:Only"] = "true" });
        (await Refusal.OfAsync(department.Sessions.SignInAsync(
            new() { Username = "li.jing", Password = TestDistrict.Password }, cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
        await SignInAsync(issuer.Token("li.jing", clock.GetUtcNow()));
    }

    [Fact]
    public async Task Without_an_issuer_configured_or_beside_a_password_such_a_token_is_wrong_input()
    {
        var token = issuer.Token("li.jing", clock.GetUtcNow());
        (await Refusal.OfAsync(department.Sessions.SignInAsync(new() { IdToken = token, Username = "li.jing" }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "idToken");
        await department.DisposeAsync();
        department = await TestDepartment.StartAsync(storage, clock);
        (await Refusal.OfAsync(SignInAsync(token))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "idToken");
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        if (department is not null)
        {
            await department.DisposeAsync();
        }

        settings["Identity:External:Issuer"] = issuer.Url;
        settings["Identity:External:Audience"] = "opengov-here";
        department = await TestDepartment.StartAsync(storage, clock, settings);
    }

    private AsyncUnaryCall<SignInResponse> SignInAsync(string token) =>
        department.Sessions.SignInAsync(new() { IdToken = token }, cancellationToken: Ct);

    private string Wrong(string which)
    {
        var now = clock.GetUtcNow();
        var right = issuer.Token("li.jing", now);
        var parts = right.Split('.');
        return which switch
        {
            "expired" => issuer.Token("li.jing", now, t => t.Expires = now.AddMinutes(-1).UtcDateTime),
            "not yet valid" => issuer.Token("li.jing", now, t => t.NotBefore = now.AddMinutes(2).UtcDateTime),
            "without expiry" => issuer.Token("li.jing", now, t => t.Expires = null),
            "issued long ago" => issuer.Token("li.jing", now, t => (t.IssuedAt, t.Expires) = (now.AddMinutes(-11).UtcDateTime, now.AddHours(1).UtcDateTime)),
            "without issue time" => issuer.Token("li.jing", now, t => t.IssuedAt = null),
            "another issuer" => issuer.Token("li.jing", now, t => t.Issuer = issuer.Url + "/other"),
            "another audience" => issuer.Token("li.jing", now, t => t.Audience = "another-system"),
            "for several systems" => issuer.Token("li.jing", now, t => (t.Audience, t.Claims["aud"]) = (null, new[] { "opengov-here", "another-system" })),
            "tampered" => parts[0] + "." + Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("8d0c", "8d0d", StringComparison.Ordinal)) + "." + parts[2],
            "unknown key" => SignedBy(new(ForeignIssuer.NewKey("rsa-9"), SecurityAlgorithms.RsaSha256)),
            "known key id, foreign key" => SignedBy(new(ForeignIssuer.NewKey(issuer.Key.KeyId), SecurityAlgorithms.RsaSha256)),
            "alg none" => Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{issuer.Key.KeyId}}"}""") + "." + parts[1] + ".",
            "HS256 with the public key" => SignedBy(new(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = issuer.Key.KeyId },
                SecurityAlgorithms.HmacSha256)),
            "HS256 with a published shared key" => SignedBy(new(
                new SymmetricSecurityKey(ForeignIssuer.Shared) { KeyId = "shared" }, SecurityAlgorithms.HmacSha256)),
            "garbage" => "not-a-token",
            _ => new string('a', 20_000),
        };

        string SignedBy(SigningCredentials credentials) => issuer.Token("li.jing", now, t => t.SigningCredentials = credentials);
    }
}

public sealed class ExternalIssuerOnEmbedded() : ExternalIssuerSuite(Engine.Embedded);

public sealed class ExternalIssuerOnMongoDB() : ExternalIssuerSuite(Engine.MongoDB);
