using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Sessions.Keys;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>What Department does to sessions and keys, as another service sees it that only reads what Department publishes.</summary>
public abstract class AcrossServicesSuite(Engine engine) : IAsyncLifetime
{
    // What the contract promises.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private OtherService other = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
        other = await OtherService.StartAsync(department, clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (other is not null)
        {
            await other.DisposeAsync();
            await department.DisposeAsync();
        }

        if (storage is not null)
        {
            await storage.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("the member signs out")]
    [InlineData("an administrator revokes it")]
    [InlineData("an administrator revokes all")]
    [InlineData("the member is disabled")]
    [InlineData("the member loses a role")]
    [InlineData("the password is reset")]
    public async Task An_open_stream_ends_and_the_token_is_refused_within_ten_seconds_when(string happens)
    {
        var (member, token) = await MemberAsync("li.jing");
        var (_, bystander) = await MemberAsync("wang.min");
        using var stream = await other.WatchAsync(token);
        using var untouched = await other.WatchAsync(bystander);
        using var own = department.Directory.WatchDirectory(new(), TestDepartment.Bearer(token), cancellationToken: Ct);
        Assert.True(await own.ResponseStream.MoveNext(Ct));

        await DoAsync(happens, member, token);
        Assert.Equal(StatusCode.Unauthenticated, await EndAsync(stream).WaitAsync(Soon, Ct));
        Assert.Equal(StatusCode.Unauthenticated, await EndAsync(own).WaitAsync(Soon, Ct));
        Assert.False(await other.AcceptsAsync(token));
        Assert.True(await other.AcceptsAsync(bystander));
        var going = EndAsync(untouched);
        Assert.True(!going.IsCompleted, $"ended: {(going.IsCompleted ? await going : default)}");
    }

    [Fact]
    public async Task A_service_that_has_not_yet_heard_which_sessions_are_revoked_refuses_tokens_and_one_that_has_goes_on_without_Department()
    {
        var (_, token) = await MemberAsync("li.jing");
        Assert.True(await other.AcceptsAsync(token));
        await using var late = await OtherService.StartAsync(department, clock);
        await department.DisposeAsync();

        Assert.True(await other.AcceptsAsync(token));
        var refusal = await Refusal.OfAsync(late.Client.GetCatalogueAsync(new() { Id = "610116-06" }, TestDepartment.Bearer(token), cancellationToken: Ct));
        refusal.Is(StatusCode.Unavailable, "UNAVAILABLE");
    }

    [Fact]
    public async Task A_revocation_outlives_a_restart_of_Department_and_is_forgotten_when_the_token_has_expired()
    {
        var (_, token) = await MemberAsync("li.jing");
        await department.Sessions.SignOutAsync(new(), TestDepartment.Bearer(token), cancellationToken: Ct);
        await department.DisposeAsync();
        department = await TestDepartment.StartAsync(storage, clock);
        await using var fresh = await OtherService.StartAsync(department, clock);
        Assert.False(await fresh.AcceptsAsync(token));
        Assert.Single(await department.RevokedAsync());

        clock.Advance(TimeSpan.FromHours(8) + (3 * TokenSettings.Skew));
        Assert.Empty(await department.RevokedAsync());
    }

    [Fact]
    public async Task A_new_key_is_known_elsewhere_before_it_signs_and_tokens_of_the_old_one_stay_good_until_they_expire()
    {
        var first = await AdministratorAsync();
        Assert.True(await other.AcceptsAsync(first));

        // The next key is published now; the other service sees it when its copy of the keys is old.
        clock.Advance(KeyRotation.SigningTime - KeyRotation.PublishedBefore);
        Assert.True(await other.AcceptsAsync(await AdministratorAsync()));

        clock.Advance(KeyRotation.PublishedBefore - TimeSpan.FromHours(1));
        var early = await AdministratorAsync();
        Assert.True(await other.AcceptsAsync(early));

        clock.Advance(TimeSpan.FromHours(2));
        var late = await AdministratorAsync();
        Assert.NotEqual(early.Split('.')[0], late.Split('.')[0]);
        Assert.True(await other.AcceptsAsync(late));
        Assert.True(await other.AcceptsAsync(early));

        clock.Advance(TimeSpan.FromHours(7));
        Assert.False(await other.AcceptsAsync(early));
        Assert.True(await other.AcceptsAsync(late));
    }

    private Task<string> AdministratorAsync() => department.TokenAsync("admin", TestDepartment.AdministratorPassword);

    private async Task<(Member Member, string Token)> MemberAsync(string username)
    {
        var district = new TestDistrict(department);
        var member = await district.AddMemberAsync(await district.AddBureauAsync(), username, Role.Editor, Role.Leader);
        return (member, await department.TokenAsync(username, TestDistrict.Password));
    }

    private async Task DoAsync(string happens, Member member, string token)
    {
        var administrator = await department.AsAdministratorAsync();
        var (own, request) = (TestDepartment.Bearer(token), TestDistrict.NewRequest());
        switch (happens)
        {
            case "the member signs out":
                await department.Sessions.SignOutAsync(new(), own, cancellationToken: Ct);
                break;
            case "an administrator revokes it":
                var me = await department.Sessions.GetMeAsync(new(), own, cancellationToken: Ct);
                await department.Sessions.RevokeSessionAsync(new() { SessionId = me.SessionId, RequestId = request }, administrator, cancellationToken: Ct);
                break;
            case "an administrator revokes all":
                await department.Sessions.RevokeSessionsAsync(new() { Username = member.Username, RequestId = request }, administrator, cancellationToken: Ct);
                break;
            case "the password is reset":
                await department.Members.ResetPasswordAsync(
                    new() { OrganisationId = member.OrganisationId, Username = member.Username, Revision = member.Revision, RequestId = request },
                    administrator,
                    cancellationToken: Ct);
                break;
            default:
                var changed = new Member(member) { Disabled = happens == "the member is disabled" };
                changed.Roles.Remove(happens == "the member loses a role" ? Role.Leader : Role.Unspecified);
                await department.Organisations.UpdateMemberAsync(
                    new() { Member = changed, Revision = member.Revision, RequestId = request }, administrator, cancellationToken: Ct);
                break;
        }
    }

    private static async Task<StatusCode> EndAsync<T>(AsyncServerStreamingCall<T> stream)
    {
        try
        {
            while (await stream.ResponseStream.MoveNext(Ct))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}

public sealed class AcrossServicesOnEmbedded() : AcrossServicesSuite(Engine.Embedded);

public sealed class AcrossServicesOnMongoDB() : AcrossServicesSuite(Engine.MongoDB);
