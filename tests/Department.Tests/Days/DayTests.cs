using OpenGov.Departments.Days;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Tests.Days;

public sealed class DayTests
{
    [Theory]
    [InlineData("2021-05-27T15:59:59Z", "2021-05-27")]
    [InlineData("2021-05-27T16:00:00Z", "2021-05-28")]
    [InlineData("2024-02-28T16:00:00Z", "2024-02-29")]
    [InlineData("2024-12-31T16:00:00+01:00", "2024-12-31")]
    public void A_day_begins_at_midnight_in_Shanghai(string instant, string day) =>
        Assert.Equal(day, Day.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).Written());

    [Theory]
    [InlineData("2021-05-28", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2021-5-28", false)]
    [InlineData("2021/05/28", false)]
    [InlineData("1949-09-30", false)]
    [InlineData("2200-01-01", false)]
    [InlineData("", false)]
    [InlineData("二〇二一年", false)]
    public void Only_days_of_the_calendar_are_read(string text, bool isDay)
    {
        var check = new InputCheck();
        check.Day("effectiveOn", text);
        Assert.Equal(isDay ? [] : ["effectiveOn"], check.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Effects_are_planned_five_years_ahead_and_looked_back_at_until_today()
    {
        var check = new InputCheck();
        var today = new DateOnly(2024, 2, 29);
        Assert.Equal(new(2029, 2, 28), check.EffectiveDay("a", "2029-02-28", today));
        Assert.Equal(today, check.PastDay("b", "2024-02-29", today));
        Assert.Null(check.PastDay("c", "", today));
        Assert.Empty(check.Violations);
        check.EffectiveDay("d", "2029-03-01", today);
        check.PastDay("e", "2024-03-01", today);
        Assert.Equal(["d", "e"], check.Violations.Select(violation => violation.Field));
    }
}
