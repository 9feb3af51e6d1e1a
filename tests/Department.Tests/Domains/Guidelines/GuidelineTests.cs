using System.Globalization;
using OpenGov.Departments.Days;
using OpenGov.Departments.Domains.Guidelines;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tests.Domains.Guidelines;

/// <summary>The days of a guideline and what they bring about, without a service.</summary>
public sealed class GuidelineTests
{
    [Theory]
    [InlineData("2021-01-15", "2021-04-15", "2021-03-15", "2021-04-08", "2021-04-16")]
    [InlineData("2022-11-30", "2023-02-28", "2023-01-28", "2023-02-21", "2023-03-01")]
    [InlineData("2023-11-30", "2024-02-29", "2024-01-29", "2024-02-22", "2024-03-01")]
    [InlineData("2023-11-29", "2024-02-29", "2024-01-29", "2024-02-22", "2024-03-01")]
    [InlineData("2022-11-28", "2023-02-28", "2023-01-28", "2023-02-21", "2023-03-01")]
    [InlineData("2024-11-30", "2025-02-28", "2025-01-28", "2025-02-21", "2025-03-01")]
    [InlineData("2024-02-29", "2024-05-29", "2024-04-29", "2024-05-22", "2024-05-30")]
    [InlineData("2024-03-31", "2024-06-30", "2024-05-30", "2024-06-23", "2024-07-01")]
    [InlineData("2024-08-31", "2024-11-30", "2024-10-30", "2024-11-23", "2024-12-01")]
    [InlineData("2024-10-31", "2025-01-31", "2024-12-31", "2025-01-24", "2025-02-01")]
    [InlineData("2024-12-31", "2025-03-31", "2025-02-28", "2025-03-24", "2025-04-01")]
    public void A_catalogue_is_due_on_the_same_day_of_the_third_month_after_or_its_last(
        string issued, string due, string monthBefore, string weekBefore, string overdue)
    {
        var dueOn = GuidelineCalendar.DueOn(Parsed(issued));
        Assert.Equal(
            [due, monthBefore, weekBefore, due, overdue],
            [dueOn.Written(), .. GuidelineCalendar.Milestones(dueOn).Select(milestone => milestone.Day.Written())]);
    }

    [Fact]
    public void On_whatever_day_it_is_issued_milestones_come_in_order_and_three_months_are_never_more()
    {
        for (var issued = new DateOnly(2019, 1, 1); issued < new DateOnly(2029, 1, 1); issued = issued.AddDays(1))
        {
            var due = GuidelineCalendar.DueOn(issued);
            Assert.Equal((issued.Month + 2) % 12 + 1, due.Month);
            Assert.InRange(due.DayNumber - issued.DayNumber, 89, 92);
            Assert.True(due.Day == issued.Day || (due.Day < issued.Day && due.AddDays(1).Day == 1), $"{issued} → {due}");
            var days = GuidelineCalendar.Milestones(due).Select(milestone => milestone.Day).ToList();
            Assert.Equal(days.Order().Distinct(), days);
            Assert.True(days[0] > issued);
        }
    }

    [Fact]
    public void Milestones_are_told_of_once_in_order_however_late_anybody_looks()
    {
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            var guideline = Issued("2022-11-30");
            var told = new List<string>();
            for (var day = guideline.IssuedOn; day < new DateOnly(2023, 3, 10); day = day.AddDays(random.Next(1, 40)))
            {
                if (guideline.Turn(day, Noon(day)) is { } next)
                {
                    told.AddRange(next.HappenedSince(guideline, "lead", 2).Select(happened => $"{happened.Step} {happened.StepOn.Written()}"));
                    guideline = next;
                }

                Assert.Null(guideline.Turn(day, Noon(day)));
                Assert.Equal(day >= new DateOnly(2023, 3, 1), guideline.IsOverdue);
            }

            string[] all = ["month-before 2023-01-28", "week-before 2023-02-21", "due 2023-02-28", "overdue 2023-03-01"];
            Assert.Equal(all[..told.Count], told);
        }
    }

    [Theory]
    [InlineData("2022-11-29T15:59:59Z", "")]
    [InlineData("2022-11-29T16:00:00Z", "met 2022-11-30")]
    [InlineData("2023-02-28T15:59:59Z", "met 2023-02-28")]
    [InlineData("2023-02-28T16:00:00Z", "met-late 2023-03-01")]
    public void A_version_that_became_public_on_the_day_of_the_issue_or_later_meets_it_in_time_or_late(string publishedAt, string told)
    {
        var guideline = Issued("2022-11-30");
        var met = guideline.Meet(4, DateTimeOffset.Parse(publishedAt, CultureInfo.InvariantCulture), Noon(new(2023, 4, 1)));
        Assert.Equal(told, met is null ? "" : Assert.Single(met.HappenedSince(guideline, "", 2)) is var happened ? $"{happened.Step} {happened.StepOn.Written()}" : "");
        Assert.Null(met?.NextOn);
        Assert.Null(met?.Turn(new(2030, 1, 1), default));
        Assert.Null(met?.Meet(5, Noon(new(2023, 5, 1)), default));
    }

    [Fact]
    public void One_that_was_entered_late_tells_of_all_that_has_passed_and_one_that_was_given_up_of_nothing_more()
    {
        var guideline = Issued("2022-11-30");
        Assert.Equal(4, guideline.Turn(new(2023, 6, 1), default)!.Reached.Count);
        var cancelled = guideline.GiveUp("重复登记", new(2022, 12, 1), default);
        Assert.Equal("cancelled", Assert.Single(cancelled.HappenedSince(guideline, "", 2)).Step);
        Assert.Null(cancelled.Turn(new(2023, 6, 1), default));
        Assert.Null(cancelled.Meet(1, Noon(new(2023, 1, 1)), default));
        Assert.Equal(Reason.WrongState, Assert.Throws<RequestException>(() => cancelled.GiveUp("x", new(2022, 12, 1), default)).Reason);
        var met = guideline.Meet(1, Noon(new(2023, 1, 1)), default)!;
        Assert.Equal(Reason.WrongState, Assert.Throws<RequestException>(() => met.GiveUp("x", new(2023, 1, 2), default)).Reason);
    }

    private static DateOnly Parsed(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);

    private static Guideline Issued(string on) => new()
    {
        Id = "1",
        Code = "27",
        District = "610116",
        Title = "统计领域标准指引",
        IssuedOn = Parsed(on),
        CreatedAt = Noon(Parsed(on)),
        UpdatedAt = Noon(Parsed(on)),
    };
}
