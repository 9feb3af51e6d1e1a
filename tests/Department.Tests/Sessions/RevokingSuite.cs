using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>Seeing and revoking sessions.</summary>
public abstract class RevokingSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private string User => District.Division + ".a";

    [Fact]
    public async Task A_member_sees_the_own_sessions_latest_first_with_where_they_come_from()
    {
        await AddAsync(User);
        var older = await InAsync(User, new Metadata { { "x-forwarded-for", "198.51.100.7" } });
        var newer = await InAsync(User);
        var list = await Department.Sessions.ListSessionsAsync(new(), newer, cancellationToken: Ct);

        Assert.Equal(2, list.Sessions.Count);
        Assert.All(list.Sessions, session => Assert.Equal(User, session.Username));
        Assert.Equal(await IdAsync(newer), Assert.Single(list.Sessions, session => session.Current).Id);
        var first = Assert.Single(list.Sessions, session => !session.Current);
        Assert.Equal(await IdAsync(older), first.Id);
        Assert.Equal("198.51.100.7", first.Address);
        Assert.StartsWith("grpc-dotnet", first.UserAgent, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(8), first.ExpireTime.ToDateTimeOffset() - first.CreateTime.ToDateTimeOffset());
        Assert.True(list.Sessions[0].CreateTime >= list.Sessions[1].CreateTime);
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        await AddAsync(User);
        Metadata last = [];
        for (var number = 0; number < 3; number++)
        {
            last = await InAsync(User);
        }

        List<string> seen = [];
        for (var token = ""; ;)
        {
            var page = await Department.Sessions.ListSessionsAsync(new() { PageSize = 2, PageToken = token }, last, cancellationToken: Ct);
            seen.AddRange(page.Sessions.Select(session => session.Id));
            token = page.NextPageToken;
            if (token.Length == 0)
            {
                break;
            }
        }

        Assert.Equal(3, seen.Distinct().Count());
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public async Task A_revoked_session_is_refused_and_no_longer_listed_and_the_others_go_on()
    {
        await AddAsync(User);
        var (one, two) = (await InAsync(User), await InAsync(User));
        var request = new RevokeSessionRequest { SessionId = await IdAsync(one), RequestId = TestDistrict.NewRequest() };
        var revoked = await Department.Sessions.RevokeSessionAsync(request, two, cancellationToken: Ct);
        Assert.NotNull(revoked.RevokeTime);
        Assert.Equal(revoked, await Department.Sessions.RevokeSessionAsync(request, two, cancellationToken: Ct));

        await RefusedAsync(one);
        Assert.True(Assert.Single((await Department.Sessions.ListSessionsAsync(new(), two, cancellationToken: Ct)).Sessions).Current);
    }

    [Fact]
    public async Task All_sessions_are_revoked_but_the_current_one_where_that_is_wished()
    {
        await AddAsync(User);
        var (one, two) = (await InAsync(User), await InAsync(User));
        await Department.Sessions.RevokeSessionsAsync(
            new() { KeepCurrent = true, RequestId = TestDistrict.NewRequest() }, two, cancellationToken: Ct);
        await RefusedAsync(one);
        var three = await InAsync(User);
        await Department.Sessions.RevokeSessionsAsync(new() { RequestId = TestDistrict.NewRequest() }, two, cancellationToken: Ct);
        await RefusedAsync(two);
        await RefusedAsync(three);
        await InAsync(User);
    }

    [Fact]
    public async Task Signing_out_revokes_the_session_of_the_token()
    {
        await AddAsync(User);
        var (one, two) = (await InAsync(User), await InAsync(User));
        await Department.Sessions.SignOutAsync(new(), one, cancellationToken: Ct);
        await RefusedAsync(one);
        await Department.Sessions.GetMeAsync(new(), two, cancellationToken: Ct);
    }

    [Fact]
    public async Task Sessions_of_others_are_for_administrators_and_are_not_told_of_to_anyone_else()
    {
        var other = District.Division + ".b";
        await AddAsync(User);
        await AddAsync(other);
        var (mine, theirs, administrator) = (await InAsync(User), await InAsync(other), await Department.AsAdministratorAsync());
        (await Refusal.OfAsync(Department.Sessions.ListSessionsAsync(new() { Username = other }, mine, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(Department.Sessions.RevokeSessionsAsync(
            new() { Username = other, RequestId = TestDistrict.NewRequest() }, mine, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        var present = await Refusal.OfAsync(RevokeAsync(await IdAsync(theirs), mine));
        var absent = await Refusal.OfAsync(RevokeAsync(Guid.NewGuid().ToString("D"), mine));
        present.Is(StatusCode.NotFound, "NOT_FOUND");
        absent.Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(Department.Sessions.RevokeSessionsAsync(
            new() { Username = other, KeepCurrent = true, RequestId = TestDistrict.NewRequest() }, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "keepCurrent");

        var seen = await Department.Sessions.ListSessionsAsync(new() { Username = other }, administrator, cancellationToken: Ct);
        await RevokeAsync(Assert.Single(seen.Sessions).Id, administrator);
        await RefusedAsync(theirs);
        await Department.Sessions.GetMeAsync(new(), mine, cancellationToken: Ct);
    }

    [Fact]
    public async Task The_published_list_names_revoked_sessions_and_says_when_it_has_not_changed()
    {
        await AddAsync(User);
        var here = await InAsync(User);
        var id = await IdAsync(here);
        Assert.DoesNotContain(id, await Department.RevokedAsync());
        await Department.Sessions.SignOutAsync(new(), here, cancellationToken: Ct);
        Assert.Contains(id, await Department.RevokedAsync());

        using var list = await Department.Rest.GetAsync("/.well-known/revoked-sessions.json", Ct);
        Assert.True(list.Headers.CacheControl?.NoCache);
        Assert.Equal(["revoked"], (await list.Content.ReadFromJsonAsync<JsonElement>(Ct)).EnumerateObject().Select(member => member.Name));
        Assert.NotNull(list.Headers.ETag);
    }

    [Fact]
    public async Task Over_REST_sessions_have_the_paths_of_the_contract()
    {
        await AddAsync(User);
        var (one, two) = (await TokenAsync(User), await TokenAsync(User));
        var listed = await RestAsync(HttpMethod.Get, "/v1/sessions", two, null);
        var other = listed.GetProperty("sessions").EnumerateArray().Single(session => !session.GetProperty("current").GetBoolean());
        await RestAsync(
            HttpMethod.Post, $"/v1/sessions/{other.GetProperty("id").GetString()}:revoke", two, new { requestId = TestDistrict.NewRequest() });
        await RefusedAsync(TestDepartment.Bearer(one));
        await RestAsync(HttpMethod.Post, "/v1/sessions:revokeAll", two, new { keepCurrent = true, requestId = TestDistrict.NewRequest() });
        await RestAsync(HttpMethod.Post, "/v1/sessions:signOut", two, new { });
        await RefusedAsync(TestDepartment.Bearer(two));
    }

    private async Task<JsonElement> RestAsync(HttpMethod method, string path, string token, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await Department.Rest.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Ct)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task AddAsync(string username) => await District.AddMemberAsync(await District.AddBureauAsync(), username, Role.Editor);

    private async Task<Metadata> InAsync(string username, Metadata? headers = null) => TestDepartment.Bearer(await TokenAsync(username, headers));

    private async Task<string> TokenAsync(string username, Metadata? headers = null) => (await Department.Sessions.SignInAsync(
        new() { Username = username, Password = TestDistrict.Password }, headers, cancellationToken: Ct)).AccessToken;

    private async Task<string> IdAsync(Metadata headers) =>
        (await Department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct)).SessionId;

    private AsyncUnaryCall<Session> RevokeAsync(string id, Metadata headers) => Department.Sessions.RevokeSessionAsync(
        new() { SessionId = id, RequestId = TestDistrict.NewRequest() }, headers, cancellationToken: Ct);

    private async Task RefusedAsync(Metadata headers) => (await Refusal.OfAsync(
        Department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
}

public sealed class RevokingOnEmbedded(SharedDepartments shared) : RevokingSuite(shared, Engine.Embedded);

public sealed class RevokingOnMongoDB(SharedDepartments shared) : RevokingSuite(shared, Engine.MongoDB);
