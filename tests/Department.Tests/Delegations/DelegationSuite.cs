using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Delegations;

/// <summary>Delegations from being given to what a token allows, on a service of its own whose clock the test sets forward.</summary>
public abstract class DelegationSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;
    private string bureau = "";
    private Metadata leader = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
        district = new TestDistrict(department);
        bureau = await district.AddBureauAsync();
        await district.AddMemberAsync(bureau, "leader", Role.Leader);
        await district.AddMemberAsync(bureau, "deputy", Role.Editor);
        leader = TestDepartment.Bearer(await department.TokenAsync("leader", TestDistrict.Password));
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
    public async Task The_role_is_there_on_its_days_and_only_on_them_and_both_the_token_and_GetMe_say_whose_it_is()
    {
        var given = await GiveAsync(1, 2);
        Assert.Empty((await InAsync("deputy")).Me.ActingRoles);

        clock.Advance(TimeSpan.FromDays(1));
        var entered = await InAsync("deputy");
        var acting = Assert.Single(entered.Me.ActingRoles);
        Assert.Equal(new ActingRole { Role = Role.Leader, OnBehalfOf = "leader", LastDay = given.LastDay, DelegationId = given.Id }, acting);
        Assert.Equal([Role.Editor, Role.Leader], entered.Me.Roles);
        Assert.Equal(entered.Me, await department.Sessions.GetMeAsync(new(), TestDepartment.Bearer(entered.AccessToken), cancellationToken: Ct));
        Assert.Equal(["leader:leader"], Claims(entered.AccessToken, "acts_for"));
        Assert.Equal(["editor", "leader"], Claims(entered.AccessToken, "roles"));

        clock.Advance(TimeSpan.FromDays(2));
        var after = await InAsync("deputy");
        Assert.Equal([Role.Editor], after.Me.Roles);
        Assert.Empty(after.Me.ActingRoles);
        Assert.DoesNotContain("acts_for", Payload(after.AccessToken).EnumerateObject().Select(claim => claim.Name));
    }

    [Fact]
    public async Task Taking_it_back_revokes_the_sessions_that_use_it_and_no_others()
    {
        var before = await InAsync("deputy");
        var given = await GiveAsync(0, 3);
        var with = await InAsync("deputy");
        var request = new WithdrawDelegationRequest
        {
            OrganisationId = bureau,
            DelegationId = given.Id,
            Reason = "提前回来",
            Revision = given.Revision,
            RequestId = TestDistrict.NewRequest(),
        };
        var withdrawn = await department.Members.WithdrawDelegationAsync(request, leader, cancellationToken: Ct);
        Assert.Equal(("leader", "提前回来"), (withdrawn.WithdrawnBy, withdrawn.WithdrawReason));
        Assert.Equal(withdrawn, await department.Members.WithdrawDelegationAsync(request, leader, cancellationToken: Ct));

        await GoneAsync(with);
        await department.Sessions.GetMeAsync(new(), TestDepartment.Bearer(before.AccessToken), cancellationToken: Ct);
        Assert.Empty((await InAsync("deputy")).Me.ActingRoles);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_leader_is_disabled_or_no_longer_leader_the_delegated_role_ends_with_it(bool disabled)
    {
        await GiveAsync(0, 3);
        var with = await InAsync("deputy");
        await department.Organisations.UpdateMemberAsync(
            new()
            {
                Member = new() { Username = "leader", OrganisationId = bureau, Name = "李静", Roles = { disabled ? Role.Leader : Role.Reviewer }, Disabled = disabled },
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            await department.AsAdministratorAsync(),
            cancellationToken: Ct);
        await GoneAsync(with);
        Assert.Empty((await InAsync("deputy")).Me.ActingRoles);
    }

    [Fact]
    public async Task A_delegated_role_is_not_handed_on()
    {
        await GiveAsync(0, 3);
        await district.AddMemberAsync(bureau, "third", Role.Editor);
        var deputy = TestDepartment.Bearer((await InAsync("deputy")).AccessToken);
        (await Refusal.OfAsync(department.Members.CreateDelegationAsync(Wish(0, 1, "third"), deputy, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "ROLE_REQUIRED");
    }

    [Fact]
    public async Task A_repetition_gives_the_first_answer_and_makes_no_second_delegation()
    {
        var wish = Wish(0, 1);
        var first = await department.Members.CreateDelegationAsync(wish, leader, cancellationToken: Ct);
        Assert.Equal(first, await department.Members.CreateDelegationAsync(wish, leader, cancellationToken: Ct));
        Assert.Single((await ListAsync(leader)).Delegations);
    }

    [Fact]
    public async Task Wrong_days_roles_and_people_are_named()
    {
        (await RefusedAsync(new() { OrganisationId = bureau, Delegation = new() { To = "?", FirstDay = "2.3.2026" }, RequestId = "1" }))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "delegation.roles", "delegation.lastDay", "delegation.reason");
        (await RefusedAsync(Wish(-1, 1))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "delegation.firstDay");
        (await RefusedAsync(Wish(2, 1))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "delegation.lastDay");
        (await RefusedAsync(Wish(0, 184))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "delegation.lastDay");
        (await RefusedAsync(Wish(0, 1, "leader"))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "delegation.to");
        (await RefusedAsync(Wish(0, 1, "admin"))).Is(StatusCode.NotFound, "NOT_FOUND");
        var elsewhere = Wish(0, 1);
        elsewhere.OrganisationId = "system";
        (await RefusedAsync(elsewhere)).Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        Assert.Empty((await ListAsync(leader)).Delegations);
    }

    [Fact]
    public async Task The_list_is_for_the_organisation_and_administrators_and_shows_what_is_over_where_that_is_asked_for()
    {
        var given = await GiveAsync(0, 1);
        Assert.Equal(given, Assert.Single((await ListAsync(leader)).Delegations));
        Assert.Single((await ListAsync(await department.AsAdministratorAsync())).Delegations);
        (await Refusal.OfAsync(department.Members.ListDelegationsAsync(
            new() { OrganisationId = bureau }, await district.AsAsync(Role.Office), cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");

        clock.Advance(TimeSpan.FromDays(2));
        leader = TestDepartment.Bearer(await department.TokenAsync("leader", TestDistrict.Password));
        Assert.Empty((await ListAsync(leader)).Delegations);
        Assert.Single((await ListAsync(leader, past: true)).Delegations);
    }

    [Fact]
    public async Task Over_REST_it_has_the_paths_of_the_contract()
    {
        var token = await department.TokenAsync("leader", TestDistrict.Password);
        var given = await RestAsync(HttpMethod.Post, $"/v1/organisations/{bureau}/delegations", token, new
        {
            delegation = new { to = "deputy", roles = new[] { "ROLE_LEADER" }, firstDay = Day(0), lastDay = Day(1), reason = "休假" },
            requestId = TestDistrict.NewRequest(),
        });
        var listed = await RestAsync(HttpMethod.Get, $"/v1/organisations/{bureau}/delegations", token, null);
        var id = Assert.Single(listed.GetProperty("delegations").EnumerateArray()).GetProperty("id").GetString();
        Assert.Equal(given.GetProperty("id").GetString(), id);
        await RestAsync(HttpMethod.Post, $"/v1/organisations/{bureau}/delegations/{id}:withdraw", token, new
        {
            reason = "取消",
            revision = given.GetProperty("revision").GetString(),
            requestId = TestDistrict.NewRequest(),
        });
    }

    private async Task<JsonElement> RestAsync(HttpMethod method, string path, string token, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await department.Rest.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Ct)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private AsyncUnaryCall<SignInResponse> InAsync(string username) => department.Sessions.SignInAsync(
        new() { Username = username, Password = TestDistrict.Password }, cancellationToken: Ct);

    private AsyncUnaryCall<Delegation> GiveAsync(int first, int last) =>
        department.Members.CreateDelegationAsync(Wish(first, last), leader, cancellationToken: Ct);

    private Task<Refusal> RefusedAsync(CreateDelegationRequest request) =>
        Refusal.OfAsync(department.Members.CreateDelegationAsync(request, leader, cancellationToken: Ct));

    private async Task GoneAsync(SignInResponse session) => (await Refusal.OfAsync(department.Sessions.GetMeAsync(
        new(), TestDepartment.Bearer(session.AccessToken), cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");

    private AsyncUnaryCall<ListDelegationsResponse> ListAsync(Metadata headers, bool past = false) => department.Members.ListDelegationsAsync(
        new() { OrganisationId = bureau, IncludePast = past }, headers, cancellationToken: Ct);

    private CreateDelegationRequest Wish(int first, int last, string to = "deputy") => new()
    {
        OrganisationId = bureau,
        Delegation = new() { To = to, Roles = { Role.Leader }, FirstDay = Day(first), LastDay = Day(last), Reason = "出差" },
        RequestId = TestDistrict.NewRequest(),
    };

    private string Day(int fromToday) =>
        clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Payload(string token) =>
        JsonSerializer.Deserialize<JsonElement>(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));

    // A claim with one value may be written without its array.
    private static IEnumerable<string> Claims(string token, string name) => Payload(token).GetProperty(name) is { ValueKind: JsonValueKind.Array } many
        ? many.EnumerateArray().Select(one => one.GetString()!)
        : [Payload(token).GetProperty(name).GetString()!];
}

public sealed class DelegationsOnEmbedded() : DelegationSuite(Engine.Embedded);

public sealed class DelegationsOnMongoDB() : DelegationSuite(Engine.MongoDB);
