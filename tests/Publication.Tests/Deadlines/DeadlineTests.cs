using OpenGov.Platform.Errors;
using OpenGov.Publications.Deadlines;
using Xunit;

namespace OpenGov.Publications.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = new(WorkingCalendar.ShippedYears);

    // The vectors of domain.md §6.
    [Theory]
    [InlineData("2021-02-09", 20, "2021-03-15")]
    [InlineData("2024-01-31", 20, "2024-03-04")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2025-09-25", 20, "2025-10-29")]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-09-18", 7, "2026-09-29")]
    [InlineData("2026-04-30", 10, "2026-05-18")]
    [InlineData("2023-09-28", 7, "2023-10-13")]
    [InlineData("2020-01-20", 20, "2020-02-25")]
    public void Working_days_are_counted_by_the_notices(string trigger, int count, string due)
    {
        var deadline = Of(new() { Kind = RuleKind.Within, Count = count, Unit = RuleUnit.WorkingDay }, trigger);
        Assert.Equal((Day(due), false), (deadline.Due, deadline.Provisional));
    }

    /// <summary>Day by day, as somebody with the notices and a pencil would, for each day of the eight years.</summary>
    [Theory]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_day_of_the_year_gives_what_a_walk_day_by_day_gives(int year)
    {
        var off = WorkingCalendar.ShippedYears.SelectMany(one => one.Holidays).SelectMany(one => Walk(one.From, one.To)).ToHashSet();
        var makeUp = WorkingCalendar.ShippedYears.SelectMany(one => one.MakeUpDays).ToHashSet();
        bool Worked(DateOnly day) => makeUp.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        var random = new Random(year);
        for (var trigger = new DateOnly(year, 1, 1); trigger.Year == year; trigger = trigger.AddDays(1))
        {
            var count = random.Next(1, 41);
            Suspension[] stood = random.Next(3) == 0 ? [new(trigger.AddDays(random.Next(10)), trigger.AddDays(10 + random.Next(10)), "征求第三方意见")] : [];
            var (day, left) = (trigger, count);
            while (left > 0)
            {
                day = day.AddDays(1);
                left -= Worked(day) && !stood.Any(one => day >= one.From && day <= one.To) ? 1 : 0;
            }

            var working = Of(new() { Kind = RuleKind.Within, Count = count, Unit = RuleUnit.WorkingDay }, trigger, stood);
            Assert.Equal(day, working.Due);
            Assert.Equal(count, working.Steps.Where(step => step.Kind == StepKind.Counted).Sum(step => step.To.DayNumber - step.From.DayNumber + 1));
            Assert.Equal(day.Year > 2026, working.Provisional);
            // No day between the event and the deadline is left out or named twice.
            Assert.Equal(
                Walk(trigger, day),
                working.Steps.Where(step => step.Kind is not (StepKind.Due or StepKind.Rule)).SelectMany(step => Walk(step.From, step.To)));

            (day, left) = (trigger, count);
            while (left > 0)
            {
                day = day.AddDays(1);
                left -= stood.Any(one => day >= one.From && day <= one.To) ? 0 : 1;
            }

            while (!Worked(day))
            {
                day = day.AddDays(1);
            }

            Assert.Equal(day, Of(new() { Kind = RuleKind.Within, Count = count, Unit = RuleUnit.Day }, trigger, stood).Due);

            (day, left) = (trigger, count);
            while (left > 0)
            {
                day = day.AddDays(-1);
                left -= Worked(day) ? 1 : 0;
            }

            Assert.Equal(day, Of(new() { Kind = RuleKind.BeforeEvent, Count = count, Unit = RuleUnit.WorkingDay }, trigger).Due);
        }
    }

    [Theory]
    [InlineData(RuleKind.Within, 1, RuleUnit.Month, "2026-01-31", "2026-02-28")]
    [InlineData(RuleKind.Within, 3, RuleUnit.Month, "2026-11-30", "2027-03-01")]
    [InlineData(RuleKind.Within, 12, RuleUnit.Month, "2024-02-29", "2025-02-28")]
    [InlineData(RuleKind.Within, 24, RuleUnit.Hour, "2026-02-14", "2026-02-15")]
    [InlineData(RuleKind.Within, 25, RuleUnit.Hour, "2026-02-14", "2026-02-16")]
    [InlineData(RuleKind.Within, 20, RuleUnit.Day, "2026-02-01", "2026-02-24")]
    [InlineData(RuleKind.AtOnce, 0, RuleUnit.None, "2026-02-10", "2026-03-16")]
    [InlineData(RuleKind.OnRequest, 0, RuleUnit.None, "2026-02-10", "2026-03-16")]
    [InlineData(RuleKind.BeforeEvent, 0, RuleUnit.None, "2026-02-24", "2026-02-14")]
    [InlineData(RuleKind.BeforeEvent, 7, RuleUnit.WorkingDay, "2026-02-27", "2026-02-11")]
    [InlineData(RuleKind.BeforeEvent, 30, RuleUnit.Day, "2026-03-20", "2026-02-14")]
    [InlineData(RuleKind.BeforeEvent, 1, RuleUnit.Month, "2026-03-31", "2026-02-28")]
    public void Other_units_and_kinds_have_their_own_last_day(RuleKind kind, int count, RuleUnit unit, string trigger, string due) =>
        Assert.Equal(Day(due), Of(new() { Kind = kind, Count = count, Unit = unit }, trigger).Due);

    [Theory]
    [InlineData(RuleKind.Undetermined, RuleUnit.None)]
    [InlineData(RuleKind.Within, RuleUnit.Other)]
    [InlineData(RuleKind.BeforeEvent, RuleUnit.Other)]
    [InlineData(RuleKind.Periodic, RuleUnit.None)]
    [InlineData(RuleKind.ByDate, RuleUnit.None)]
    public void What_gives_no_day_says_so_and_is_never_guessed(RuleKind kind, RuleUnit unit)
    {
        var deadline = Of(new() { Kind = kind, Count = 3, Unit = unit }, "2026-02-10");
        Assert.Null(deadline.Due);
        Assert.NotEqual("", deadline.Undetermined);
        Assert.Null(Of(new() { Kind = RuleKind.Within, Count = int.MaxValue, Unit = RuleUnit.Month }, "2026-02-10").Due);
    }

    [Fact]
    public void Every_step_can_be_read()
    {
        var deadline = Of(new() { Kind = RuleKind.Within, Count = 7, Unit = RuleUnit.WorkingDay, Trigger = "作出决定" }, "2026-02-10");
        Assert.Equal(
            [
                "Trigger 2026-02-10–2026-02-10 0 作出决定当日，不计入",
                "Counted 2026-02-11–2026-02-13 3 ",
                "Counted 2026-02-14–2026-02-14 4 调休上班",
                "Off 2026-02-15–2026-02-23 4 春节放假",
                "Counted 2026-02-24–2026-02-26 7 ",
                "Due 2026-02-26–2026-02-26 0 第 7 个工作日",
            ],
            deadline.Steps.Select(step => $"{step.Kind} {step.From:yyyy-MM-dd}–{step.To:yyyy-MM-dd} {step.Counted} {step.Text}"));
    }

    [Fact]
    public void An_extension_counts_on_and_not_beyond_what_the_text_allows()
    {
        var rule = new DeadlineRule { Kind = RuleKind.Within, Count = 7, Unit = RuleUnit.WorkingDay, Longest = 14 };
        Assert.Equal(Of(rule with { Count = 14, Longest = 0 }, "2026-02-10").Due, Of(rule, "2026-02-10", extension: 7).Due);
        Assert.Equal("extension", Assert.Single(Refusal(rule, 8).Violations).Field);
        Assert.Equal("extension", Assert.Single(Refusal(rule with { Longest = 0 }, 1).Violations).Field);
        Assert.Equal("extension", Assert.Single(Refusal(new() { Kind = RuleKind.OnRequest }, 21).Violations).Field);
        Assert.Equal("extension", Assert.Single(Refusal(rule, -1).Violations).Field);
        Assert.Equal(
            Of(new() { Kind = RuleKind.Within, Count = 40, Unit = RuleUnit.WorkingDay }, "2026-02-10").Due,
            Of(new() { Kind = RuleKind.OnRequest }, "2026-02-10", extension: 20).Due);

        static RequestException Refusal(DeadlineRule rule, int extension) =>
            Assert.Throws<RequestException>(() => Of(rule, "2026-02-10", extension: extension));
    }

    [Theory]
    [InlineData(12, 0, 1, 1, 31, "2026-02-10", "2027-01-31,2028-01-31")]
    [InlineData(3, 0, 1, 1, 20, "2026-01-20", "2026-01-20,2026-04-20,2026-07-20,2026-10-20")]
    [InlineData(3, 0, 1, 0, 0, "2026-01-01", "2026-03-31,2026-06-30,2026-09-30")]
    [InlineData(6, 0, 1, 0, 0, "2026-07-01", "2026-12-31,2027-06-30")]
    [InlineData(1, 0, 1, 0, 10, "2026-02-11", "2026-03-10,2026-04-10")]
    [InlineData(1, 0, 1, 0, 31, "2026-02-01", "2026-02-28,2026-03-31")]
    [InlineData(12, 0, 2, 0, 0, "2026-01-01", "2026-07-01,2026-12-31")]
    [InlineData(0, 7, 1, 0, 1, "2026-02-10", "2026-02-16,2026-02-23")]
    [InlineData(0, 7, 1, 0, 0, "2026-02-10", "2026-02-15,2026-02-22")]
    [InlineData(0, 1, 1, 0, 0, "2026-02-10", "2026-02-10,2026-02-11")]
    [InlineData(5, 0, 1, 0, 0, "2026-02-10", "2026-04-30,2026-09-30,2027-02-28")]
    public void A_periodic_limit_comes_again_and_again(int months, int days, int times, int month, int day, string from, string due)
    {
        var schedule = new RuleSchedule(months, days, times, 0, month, day);
        var wanted = due.Split(',');
        Assert.Equal(wanted, Schedules.Between(schedule, Day(from), Day(wanted[^1])).Select(one => one.ToString("yyyy-MM-dd", null)));
        Assert.Equal(Day(wanted[0]), Of(new() { Kind = RuleKind.Periodic, Schedule = schedule }, from).Due);
        // Whatever the first day asked for, the days are the same ones.
        Assert.Equal(
            Schedules.Between(schedule, Day("2024-01-01"), Day("2029-12-31")).Where(one => one >= Day(from)),
            Schedules.Between(schedule, Day(from), Day("2029-12-31")));
    }

    [Theory]
    [InlineData(2026, 6, 0, "2026-02-10", "2026-06-30")]
    [InlineData(0, 1, 31, "2026-02-10", "2027-01-31")]
    [InlineData(0, 3, 31, "2026-02-10", "2026-03-31")]
    public void A_date_is_taken_as_it_stands(int year, int month, int day, string trigger, string due) =>
        Assert.Equal(Day(due), Of(new() { Kind = RuleKind.ByDate, Schedule = new(0, 0, 1, year, month, day) }, trigger).Due);

    private static Deadline Of(DeadlineRule rule, string trigger, IReadOnlyList<Suspension>? suspensions = null, int extension = 0) =>
        Of(rule, Day(trigger), suspensions ?? [], extension);

    private static Deadline Of(DeadlineRule rule, DateOnly trigger, IReadOnlyList<Suspension> suspensions, int extension = 0) =>
        DeadlineRules.Of(rule, trigger, Calendar, suspensions, extension);

    private static Deadline Of(DeadlineRule rule, DateOnly trigger) => Of(rule, trigger, []);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    private static IEnumerable<DateOnly> Walk(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
