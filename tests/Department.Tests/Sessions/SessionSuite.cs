using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

public abstract class SessionSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private string User => District.Division + ".a";

    [Fact]
    public async Task Signing_in_over_gRPC_gives_a_token_for_8_hours()
    {
        var bureau = await District.AddBureauAsync();
        await District.AddMemberAsync(bureau, User, Role.Editor, Role.Leader);
        var session = await Department.Sessions.SignInAsync(new() { Username = User, Password = TestDistrict.Password }, cancellationToken: Ct);
        var remaining = session.ExpireTime.ToDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(remaining, TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(8));

        var me = await Department.Sessions.GetMeAsync(new(), TestDepartment.Bearer(session.AccessToken), cancellationToken: Ct);
        Assert.Equal(session.Me, me);
        Assert.True(Guid.TryParseExact(me.SessionId, "D", out _));
        Assert.Equal(
            new Me { Username = User, Name = "李静", OrganisationId = bureau, Roles = { Role.Editor, Role.Leader }, SessionId = me.SessionId }, me);
    }

    [Fact]
    public async Task Signing_in_over_REST_gives_a_token_that_no_cache_may_keep()
    {
        using var answer = await Department.Rest.PostAsJsonAsync(
            "/v1/sessions", new { username = "admin", password = TestDepartment.AdministratorPassword }, Ct);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me");
        request.Headers.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        using var me = await Department.Rest.SendAsync(request, Ct);
        var json = await me.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(("admin", "system"), (json.GetProperty("username").GetString(), json.GetProperty("organisationId").GetString()));
        Assert.Equal("ROLE_ADMINISTRATOR", Assert.Single(json.GetProperty("roles").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_disabled_account_are_refused_in_the_same_words()
    {
        var bureau = await District.AddBureauAsync();
        await District.AddMemberAsync(bureau, User, Role.Editor);
        await District.AddMemberAsync(bureau, District.Division + ".off", Role.Editor);
        await Department.Organisations.UpdateMemberAsync(
            new()
            {
                Member = new() { Username = District.Division + ".off", OrganisationId = bureau, Disabled = true },
                UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString("disabled"),
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct);

        List<Refusal> refusals = [];
        foreach (var (username, password) in new[]
        {
            (User, "wrong password"), ("nobody-" + User, TestDistrict.Password), (District.Division + ".off", TestDistrict.Password),
        })
        {
            var refusal = await Refusal.OfAsync(Department.Sessions.SignInAsync(
                new() { Username = username, Password = password }, cancellationToken: Ct));
            refusal.Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
            refusals.Add(refusal);
        }

        Assert.Single(refusals.Select(refusal => refusal.Message).Distinct());
        Assert.All(refusals, refusal => Assert.Empty(refusal.Facts));
    }

    [Fact]
    public async Task A_token_of_an_account_that_was_disabled_no_longer_says_who_it_is()
    {
        var bureau = await District.AddBureauAsync();
        await District.AddMemberAsync(bureau, User, Role.Editor);
        var headers = await Department.AsAsync(User, TestDistrict.Password);
        await Department.Organisations.UpdateMemberAsync(
            new()
            {
                Member = new() { Username = User, OrganisationId = bureau, Name = "李静", Roles = { Role.Editor }, Disabled = true },
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct);
        (await Refusal.OfAsync(Department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Incomplete_or_mixed_credentials_are_wrong_input()
    {
        (await Refusal.OfAsync(Department.Sessions.SignInAsync(new(), cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "username");
        (await Refusal.OfAsync(Department.Sessions.SignInAsync(new() { Username = "admin", ClientSecret = "s" }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "username");
        (await Refusal.OfAsync(Department.Sessions.SignInAsync(new() { Username = "admin" }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "password");
    }

    [Fact]
    public async Task Without_a_token_nobody_is_anyone()
    {
        (await Refusal.OfAsync(Department.Sessions.GetMeAsync(new(), cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        (await Refusal.OfAsync(Department.Sessions.GetMeAsync(new(), TestDepartment.Bearer("a.b.c"), cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }
}

public sealed class SessionsOnEmbedded(SharedDepartments shared) : SessionSuite(shared, Engine.Embedded);

public sealed class SessionsOnMongoDB(SharedDepartments shared) : SessionSuite(shared, Engine.MongoDB);
