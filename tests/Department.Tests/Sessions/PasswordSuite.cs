using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Departments.Sessions.Passwords;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>Changing and resetting passwords, on a service of its own whose clock the test sets forward.</summary>
public abstract class PasswordSuite(Engine engine) : IAsyncLifetime
{
    private const string User = "li.jing";
    private const string Chosen = "Neues-Wort-17";

    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private Member member = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
        var district = new TestDistrict(department);
        member = await district.AddMemberAsync(await district.AddBureauAsync(), User, Role.Editor);
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
    public async Task Whoever_changes_the_password_stays_signed_in_and_all_other_sessions_end()
    {
        var (here, elsewhere) = (await InAsync(TestDistrict.Password), await InAsync(TestDistrict.Password));
        var answer = await department.Sessions.ChangePasswordAsync(Change(TestDistrict.Password, Chosen), here, cancellationToken: Ct);
        Assert.False(answer.MustSignIn);

        await department.Sessions.GetMeAsync(new(), here, cancellationToken: Ct);
        (await Refusal.OfAsync(department.Sessions.GetMeAsync(new(), elsewhere, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        (await Refusal.OfAsync(SignInAsync(TestDistrict.Password))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        await InAsync(Chosen);

        // Once more, from the session that was kept.
        await department.Sessions.ChangePasswordAsync(Change(Chosen, Chosen + "-x"), here, cancellationToken: Ct);
        await department.Sessions.GetMeAsync(new(), here, cancellationToken: Ct);
    }

    [Fact]
    public async Task A_repeated_request_gives_the_first_answer_and_the_same_id_for_another_password_is_refused()
    {
        var here = await InAsync(TestDistrict.Password);
        var request = Change(TestDistrict.Password, Chosen);
        var first = await department.Sessions.ChangePasswordAsync(request, here, cancellationToken: Ct);
        Assert.Equal(first, await department.Sessions.ChangePasswordAsync(request, here, cancellationToken: Ct));

        request.NewPassword = Chosen + "-x";
        (await Refusal.OfAsync(department.Sessions.ChangePasswordAsync(request, here, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
        await InAsync(Chosen);
    }

    [Fact]
    public async Task A_wrong_old_password_changes_nothing_and_counts_like_a_failed_sign_in()
    {
        var here = await InAsync(TestDistrict.Password);
        for (var times = 0; times < FailedAttempts.Most; times++)
        {
            (await Refusal.OfAsync(department.Sessions.ChangePasswordAsync(Change("wrong", Chosen), here, cancellationToken: Ct)))
                .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "oldPassword");
        }

        (await Refusal.OfAsync(department.Sessions.ChangePasswordAsync(Change(TestDistrict.Password, Chosen), here, cancellationToken: Ct)))
            .Is(StatusCode.ResourceExhausted, "RATE_LIMITED");
        (await Refusal.OfAsync(SignInAsync(TestDistrict.Password))).Is(StatusCode.ResourceExhausted, "RATE_LIMITED");
        clock.Advance(FailedAttempts.LockTime);
        await InAsync(TestDistrict.Password);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_change_is_told_at_once()
    {
        var here = await InAsync(TestDistrict.Password);
        var refusal = await Refusal.OfAsync(department.Sessions.ChangePasswordAsync(
            new() { OldPassword = new string('x', 200), NewPassword = "short", RequestId = "1" }, here, cancellationToken: Ct));
        refusal.Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "oldPassword", "newPassword", "requestId");
    }

    [Fact]
    public async Task A_reset_shows_a_one_time_password_once_which_lets_in_to_change_it_and_for_nothing_else()
    {
        var (before, administrator) = (await InAsync(TestDistrict.Password), await department.AsAdministratorAsync());
        var request = Reset();
        var reset = await department.Members.ResetPasswordAsync(request, administrator, cancellationToken: Ct);
        Assert.Equal((16, member.Revision + 1), (reset.OneTimePassword.Length, reset.Member.Revision));
        Assert.Equal("", (await department.Members.ResetPasswordAsync(request, administrator, cancellationToken: Ct)).OneTimePassword);

        (await Refusal.OfAsync(department.Sessions.GetMeAsync(new(), before, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        (await Refusal.OfAsync(SignInAsync(TestDistrict.Password))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        var entered = await SignInAsync(reset.OneTimePassword);
        Assert.True(entered.Me.MustChangePassword);
        var here = TestDepartment.Bearer(entered.AccessToken);
        Assert.True((await department.Sessions.GetMeAsync(new(), here, cancellationToken: Ct)).MustChangePassword);
        (await Refusal.OfAsync(department.Organisations.ListMembersAsync(
            new() { OrganisationId = member.OrganisationId }, here, cancellationToken: Ct))).Is(StatusCode.PermissionDenied, "PASSWORD_CHANGE_REQUIRED");
        (await Refusal.OfAsync(department.Organisations.ListOrganisationsAsync(new(), here, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "PASSWORD_CHANGE_REQUIRED");
        (await Refusal.OfAsync(department.Sessions.ListSessionsAsync(new(), here, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "PASSWORD_CHANGE_REQUIRED");

        var changed = await department.Sessions.ChangePasswordAsync(Change(reset.OneTimePassword, Chosen), here, cancellationToken: Ct);
        Assert.True(changed.MustSignIn);
        (await Refusal.OfAsync(department.Sessions.GetMeAsync(new(), here, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        Assert.False((await SignInAsync(Chosen)).Me.MustChangePassword);
    }

    [Fact]
    public async Task A_one_time_password_lapses_after_three_days()
    {
        var reset = await department.Members.ResetPasswordAsync(Reset(), await department.AsAdministratorAsync(), cancellationToken: Ct);
        Assert.InRange(reset.ExpireTime.ToDateTimeOffset() - clock.GetUtcNow(), TimeSpan.FromDays(2.99), PasswordDecisions.OneTimeLife);
        clock.Advance(PasswordDecisions.OneTimeLife - TimeSpan.FromMinutes(1));
        await InAsync(reset.OneTimePassword);
        clock.Advance(TimeSpan.FromMinutes(1));
        var refusal = await Refusal.OfAsync(SignInAsync(reset.OneTimePassword));
        refusal.Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        Assert.Contains("已过期", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_ends_a_lock_out()
    {
        for (var times = 0; times < FailedAttempts.Most; times++)
        {
            await Refusal.OfAsync(SignInAsync("wrong"));
        }

        (await Refusal.OfAsync(SignInAsync(TestDistrict.Password))).Is(StatusCode.ResourceExhausted, "RATE_LIMITED");
        var reset = await department.Members.ResetPasswordAsync(Reset(), await department.AsAdministratorAsync(), cancellationToken: Ct);
        await InAsync(reset.OneTimePassword);
    }

    [Fact]
    public async Task A_reset_is_refused_for_ones_own_password_on_a_stale_revision_and_for_nobody()
    {
        var administrator = await department.AsAdministratorAsync();
        var own = await Refusal.OfAsync(department.Members.ResetPasswordAsync(
            new() { OrganisationId = "system", Username = "admin", Revision = 1, RequestId = TestDistrict.NewRequest() },
            administrator,
            cancellationToken: Ct));
        own.Is(StatusCode.FailedPrecondition, "WRONG_STATE");
        Assert.Equal("own_account", own.Facts["state"]);

        var stale = Reset();
        stale.Revision = member.Revision + 1;
        var refusal = await Refusal.OfAsync(department.Members.ResetPasswordAsync(stale, administrator, cancellationToken: Ct));
        refusal.Is(StatusCode.Aborted, "STALE_REVISION");
        Assert.Equal(member.Revision.ToString(CultureInfo.InvariantCulture), refusal.Facts["current_revision"]);

        var elsewhere = Reset();
        elsewhere.OrganisationId = "system";
        (await Refusal.OfAsync(department.Members.ResetPasswordAsync(elsewhere, administrator, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
        await InAsync(TestDistrict.Password);
    }

    [Fact]
    public async Task Over_REST_both_have_the_paths_of_the_contract()
    {
        using var reset = await PostAsync(
            $"/v1/organisations/{member.OrganisationId}/members/{User}:resetPassword",
            await department.TokenAsync("admin", TestDepartment.AdministratorPassword),
            new { revision = member.Revision, requestId = TestDistrict.NewRequest() });
        Assert.True(reset.Headers.CacheControl?.NoStore);
        var password = (await reset.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("oneTimePassword").GetString()!;
        using var changed = await PostAsync(
            "/v1/me:changePassword",
            (await SignInAsync(password)).AccessToken,
            new { oldPassword = password, newPassword = Chosen, requestId = TestDistrict.NewRequest() });
        Assert.True((await changed.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("mustSignIn").GetBoolean());
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        var answer = await department.Rest.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return answer;
    }

    private async Task<Metadata> InAsync(string password) => TestDepartment.Bearer((await SignInAsync(password)).AccessToken);

    private AsyncUnaryCall<SignInResponse> SignInAsync(string password) =>
        department.Sessions.SignInAsync(new() { Username = User, Password = password }, cancellationToken: Ct);

    private static ChangePasswordRequest Change(string old, string chosen) =>
        new() { OldPassword = old, NewPassword = chosen, RequestId = TestDistrict.NewRequest() };

    private ResetPasswordRequest Reset() => new()
    {
        OrganisationId = member.OrganisationId,
        Username = User,
        Revision = member.Revision,
        RequestId = TestDistrict.NewRequest(),
    };
}

public sealed class PasswordsOnEmbedded() : PasswordSuite(Engine.Embedded);

public sealed class PasswordsOnMongoDB() : PasswordSuite(Engine.MongoDB);
