using OpenGov.Platform.Errors;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;
using Xunit;

namespace OpenGov.Publications.Tests.Reading;

/// <summary>What was public when: version 1 on 1 March, version 2 on 3 March at noon, withdrawn the same evening, version 3 on 10 March.</summary>
public sealed class PublicPeriodsTests
{
    private static readonly DateTimeOffset Now = At(20, 12);

    private static readonly Publication Care = Publication.Of("610116-06") with
    {
        Last = 3,
        Current = Version(3, At(10, 9)),
        Withdrawals = [new(2, "误发", At(3, 20))],
    };

    [Theory]
    [InlineData("2026-02-28", "")]
    [InlineData("2026-03-01", "1")]
    [InlineData("2026-03-02", "1")]
    [InlineData("2026-03-03", "1 2")]
    [InlineData("2026-03-04", "")]
    [InlineData("2026-03-10", "3")]
    [InlineData("2026-03-20", "3")]
    [InlineData("2026-03-01T09:00:00+08:00", "1")]
    [InlineData("2026-03-01T08:59:59+08:00", "")]
    [InlineData("2026-03-03T11:59:59.999+08:00", "1")]
    [InlineData("2026-03-03T04:00:00Z", "2")]
    [InlineData("2026-03-03T20:00:00+08:00", "")]
    [InlineData("2026-03-03T19:59+08:00", "2")]
    [InlineData("2026-03-15T00:00:00Z", "3")]
    public void A_day_has_all_that_was_public_on_it_and_an_instant_at_most_one(string at, string numbers) => Assert.Equal(
        numbers, string.Join(' ', Periods().During(PublicPeriods.Time(at, Now)).Select(period => period.View.Snapshot.Number)));

    [Fact]
    public void A_period_ends_with_the_next_version_or_the_withdrawal() => Assert.Equal(
        [(1, At(1, 9), At(3, 12)), (2, At(3, 12), At(3, 20)), (3, At(10, 9), (DateTimeOffset?)null)],
        Periods().Select(period => (period.View.Snapshot.Number, period.From, period.Until)));

    [Fact]
    public void A_withdrawal_after_the_next_version_does_not_lengthen_the_time_that_it_was_public()
    {
        var late = Care with { Withdrawals = [new(1, "更正", At(12, 9))] };
        Assert.Equal(At(3, 12), PublicPeriods.Of(late, [Version(1, At(1, 9)), Version(2, At(3, 12)), Version(3, At(10, 9))]).First().Until);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-3-1")]
    [InlineData("20260301")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-01T08:00:00")]
    [InlineData("2026-03-01 08:00:00+08:00")]
    [InlineData("0001-01-01")]
    [InlineData("2026-03-21")]
    [InlineData("2026-03-20T12:00:01+08:00")]
    [InlineData("9999-12-31")]
    public void What_is_no_time_or_is_to_come_is_refused(string at) =>
        Assert.Equal(Reason.InvalidRequest, Assert.Throws<RequestException>(() => PublicPeriods.Time(at, Now)).Reason);

    private static IEnumerable<PublicPeriod> Periods() =>
        PublicPeriods.Of(Care, [Version(1, At(1, 9)), Version(2, At(3, 12)), Version(3, At(10, 9))]);

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(8));

    private static Snapshot Version(int number, DateTimeOffset at) => new()
    {
        CatalogueId = "610116-06",
        Number = number,
        Title = $"第{number}版",
        PublishedAt = at,
        ItemCount = 1,
        Digest = $"digest-{number}",
    };
}
