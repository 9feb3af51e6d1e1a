using OpenGov.Departments.Sessions.Attempts;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class FailedAttemptsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_failure_in_a_row_locks_for_15_minutes()
    {
        var attempts = Failed(4);
        Assert.Equal(TimeSpan.Zero, attempts.LockedFor(Morning));
        attempts = attempts.AfterFailure(Morning);
        Assert.Equal(TimeSpan.FromMinutes(15), attempts.LockedFor(Morning));
        Assert.Equal(TimeSpan.FromSeconds(1), attempts.LockedFor(Morning.AddMinutes(15).AddSeconds(-1)));
        Assert.Equal(TimeSpan.Zero, attempts.LockedFor(Morning.AddMinutes(15)));
    }

    [Fact]
    public void After_the_lock_there_are_five_attempts_again()
    {
        var after = Failed(5).AfterFailure(Morning.AddMinutes(15));
        Assert.Equal((1, null), (after.Count, after.LockedUntil));
    }

    [Fact]
    public void Failures_long_ago_are_forgotten()
    {
        Assert.Equal(5, Failed(4).AfterFailure(Morning.AddMinutes(15)).Count);
        Assert.Equal(1, Failed(4).AfterFailure(Morning.AddMinutes(15).AddTicks(1)).Count);
    }

    private static FailedAttempts Failed(int times) =>
        Enumerable.Range(0, times).Aggregate(FailedAttempts.None, (attempts, _) => attempts.AfterFailure(Morning));
}
