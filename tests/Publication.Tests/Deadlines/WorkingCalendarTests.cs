using OpenGov.Publications.Deadlines;
using Xunit;

namespace OpenGov.Publications.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(WorkingCalendar.ShippedYears);

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_as_many_working_days_as_its_notice_leaves(int year, int days)
    {
        var first = new DateOnly(year, 1, 1);
        Assert.Equal(days, Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(number => Calendar.IsWorked(first.AddDays(number))));
        Assert.True(Calendar.Knows(first));
    }

    [Theory]
    [InlineData("2026-02-14", DayKind.MakeUp, "")]
    [InlineData("2026-02-15", DayKind.Holiday, "春节")]
    [InlineData("2026-02-24", DayKind.Working, "")]
    [InlineData("2026-03-01", DayKind.Weekend, "")]
    [InlineData("2018-12-31", DayKind.Holiday, "元旦")]
    [InlineData("2020-02-03", DayKind.Working, "")]
    [InlineData("2027-01-01", DayKind.Working, "")]
    public void A_day_is_what_the_notice_makes_of_it(string day, DayKind kind, string holiday)
    {
        Assert.Equal((kind, holiday), (Calendar.KindOf(DateOnly.Parse(day, null)), Calendar.HolidayOf(DateOnly.Parse(day, null))));
        Assert.Equal(day[..4] is not ("2018" or "2027"), Calendar.Knows(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void The_years_that_come_with_the_program_are_right_in_form() =>
        Assert.All(WorkingCalendar.ShippedYears, year => Assert.Empty(year.Violations()));

    [Theory]
    [InlineData("year", 2007, "2007-01-01", "2007-01-01", "2007-01-06")]
    [InlineData("holidays[0]", 2027, "2027-01-03", "2027-01-01", "2027-01-09")]
    [InlineData("holidays[0]", 2027, "2026-12-19", "2027-01-01", "2027-01-09")]
    [InlineData("holidays[0]", 2027, "2027-01-01", "2027-01-16", "2027-01-23")]
    [InlineData("holidays[0]", 2027, "2027-12-31", "2028-01-01", "2027-01-09")]
    [InlineData("makeUpDays[0]", 2027, "2027-01-01", "2027-01-03", "2027-01-04")]
    [InlineData("makeUpDays[0]", 2027, "2027-01-01", "2027-01-03", "2027-01-02")]
    [InlineData("makeUpDays[0]", 2027, "2027-01-01", "2027-01-03", "2028-01-08")]
    public void A_year_that_cannot_be_right_is_refused_and_the_place_named(string field, int year, string from, string to, string makeUp)
    {
        var wrong = new CalendarYear
        {
            Year = year,
            Source = "通知",
            Holidays = [new("元旦", DateOnly.Parse(from, null), DateOnly.Parse(to, null))],
            MakeUpDays = [DateOnly.Parse(makeUp, null)],
        };
        Assert.Contains(wrong.Violations(), violation => violation.Field == field);
    }

    [Fact]
    public void Holidays_and_make_up_days_come_in_order_and_once()
    {
        var wrong = new CalendarYear
        {
            Year = 2027,
            Source = "",
            Holidays = [new("春节", new(2027, 2, 5), new(2027, 2, 11)), new("", new(2027, 2, 11), new(2027, 2, 12))],
            MakeUpDays = [new(2027, 2, 20), new(2027, 2, 20)],
        };
        Assert.Equal(["source", "holidays[1].name", "holidays[1]", "makeUpDays[1]"], wrong.Violations().Select(violation => violation.Field));
    }
}
