using System.Globalization;
using Grpc.Core;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>Repeated failures, each test on a service of its own with a clock that the test sets forward.</summary>
public abstract class LockingSuite(Engine engine) : IAsyncLifetime
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
    public async Task Five_failures_lock_an_account_for_15_minutes_and_no_longer_also_after_a_restart()
    {
        await FailAsync("admin", FailedAttempts.Most);
        await LockedAsync("admin", TestDepartment.AdministratorPassword, atMost: 900);

        await department.DisposeAsync();
        department = await TestDepartment.StartAsync(storage, clock);
        clock.Advance(TimeSpan.FromMinutes(14));
        await LockedAsync("admin", TestDepartment.AdministratorPassword, atMost: 60);
        await LockedAsync("admin", "wrong password", atMost: 60);

        clock.Advance(TimeSpan.FromMinutes(1));
        await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before()
    {
        for (var round = 0; round < 3; round++)
        {
            await FailAsync("admin", FailedAttempts.Most - 1);
            await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
        }
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_locked_like_any_other()
    {
        await FailAsync("nobody", FailedAttempts.Most);
        await LockedAsync("nobody", "wrong password", atMost: 900);
        await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
    }

    [Fact]
    public async Task Guesses_made_at_once_are_counted_like_guesses_in_a_row()
    {
        var reasons = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number => (await TryAsync("admin", $"guess {number}")).Reason));
        Assert.Equal(FailedAttempts.Most, reasons.Count(reason => reason == "BAD_CREDENTIALS"));
        Assert.Equal(30 - FailedAttempts.Most, reasons.Count(reason => reason == "RATE_LIMITED"));
    }

    [Fact]
    public async Task An_address_that_fails_too_often_has_to_wait_whatever_names_it_tries()
    {
        clock.Stop();
        List<string> reasons = [];
        for (var name = 0; !reasons.Contains("RATE_LIMITED"); name++)
        {
            Assert.True(name < 2 * AddressAllowance.Burst, "never limited");
            reasons.Add((await TryAsync($"name-{name}", "wrong password")).Reason);
        }

        Assert.True(reasons.Count > AddressAllowance.Burst);
        var refusal = await TryAsync("admin", TestDepartment.AdministratorPassword);
        refusal.Is(StatusCode.ResourceExhausted, "RATE_LIMITED");
        Assert.InRange(int.Parse(refusal.Facts["retry_after_seconds"], CultureInfo.InvariantCulture), 1, 3);

        // The console on this machine signs in someone else.
        await department.Sessions.SignInAsync(
            new() { Username = "admin", Password = TestDepartment.AdministratorPassword },
            new Metadata { { CallerAddress.Header, "198.51.100.1" } },
            cancellationToken: Ct);

        clock.Advance(AddressAllowance.Refill);
        await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        await FailAsync("admin", 1);
        var token = await department.TokenAsync("admin", TestDepartment.AdministratorPassword);
        await department.Sessions.GetMeAsync(new(), TestDepartment.Bearer(token), cancellationToken: Ct);
        Assert.NotEmpty(department.Log.Lines);
        foreach (var secret in new[] { TestDepartment.AdministratorPassword, "wrong password", token, token.Split('.')[2] })
        {
            Assert.DoesNotContain(department.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private async Task FailAsync(string username, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await TryAsync(username, "wrong password")).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        }
    }

    private async Task LockedAsync(string username, string password, int atMost)
    {
        var refusal = await TryAsync(username, password);
        refusal.Is(StatusCode.ResourceExhausted, "RATE_LIMITED");
        Assert.InRange(int.Parse(refusal.Facts["retry_after_seconds"], CultureInfo.InvariantCulture), 1, atMost);
    }

    private Task<Refusal> TryAsync(string username, string password) => Refusal.OfAsync(department.Sessions.SignInAsync(
        new() { Username = username, Password = password }, cancellationToken: Ct));
}

public sealed class LockingOnEmbedded() : LockingSuite(Engine.Embedded);

public sealed class LockingOnMongoDB() : LockingSuite(Engine.MongoDB);
