using OpenGov.Departments.Tasks;
using static OpenGov.Departments.Tests.Tasks.SampleTasks;

namespace OpenGov.Departments.Tests.Tasks;

public sealed class RhythmTests
{
    [Theory]
    [InlineData(2, 1, "Done Upcoming Upcoming")]
    [InlineData(6, 1, "Done Due Upcoming")]
    [InlineData(7, 31, "Done Due Upcoming")]
    [InlineData(8, 1, "Done Missed Upcoming")]
    [InlineData(12, 31, "Done Missed Due")]
    public void A_task_without_reports_goes_through_the_year(int month, int day, string states) =>
        Assert.Equal(states, States(TaskOf("常态化"), new(2021, month, day)));

    [Fact]
    public void Progress_counts_in_the_middle_of_the_year_and_not_before()
    {
        var early = TaskOf("常态化").Happened(TaskState.InProgress, Record(TaskRecordKind.Progress, "610116-mzj", At(3, 1)));
        Assert.Equal("Done Missed Upcoming", States(early, new(2021, 8, 1)));
        var inTime = early.Happened(TaskState.InProgress, Record(TaskRecordKind.Progress, "610116-mzj", At(7, 31)));
        Assert.Equal("Done Done Upcoming", States(inTime, new(2021, 8, 1)));
        var late = early.Happened(TaskState.InProgress, Record(TaskRecordKind.Progress, "610116-mzj", At(7, 31, 16)));
        Assert.Equal("Done Late Upcoming", States(late, new(2021, 8, 1)));
    }

    [Fact]
    public void The_end_of_the_year_asks_for_verification()
    {
        var reported = TaskOf("常态化").Happened(TaskState.Submitted, Record(TaskRecordKind.Completion, "610116-mzj", At(12, 1)));
        Assert.Equal("Done Late Due", States(reported, new(2021, 12, 2)));
        Assert.Equal("Done Late Missed", States(reported, new(2022, 1, 1)));
        var verified = reported.Happened(TaskState.Verified, Record(TaskRecordKind.Verification, "610116-bgs", At(12, 20)));
        Assert.Equal("Done Late Done", States(verified, new(2022, 1, 1)));
        var after = reported.Happened(TaskState.Verified, Record(TaskRecordKind.Verification, "610116-bgs", new(2022, 1, 5, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("Done Late Late", States(after, new(2022, 2, 1)));
    }

    [Fact]
    public void A_task_that_was_over_before_is_done_in_both()
    {
        var task = TaskOf().Happened(TaskState.Verified, Record(TaskRecordKind.Verification, "610116-bgs", At(3, 20)));
        Assert.Equal("Done Done Done", States(task, new(2021, 4, 1)));
        var back = task.Happened(TaskState.Returned, Record(TaskRecordKind.Return, "610116-bgs", At(5, 1), new(2021, 6, 30)));
        Assert.Equal("Done Due Upcoming", States(back, new(2021, 6, 15)));
    }

    [Fact]
    public void A_task_entered_after_the_opening_is_late() =>
        Assert.StartsWith("Late ", States(TaskOf() with { CreatedAt = At(3, 31, 16) }, new(2021, 5, 1)), StringComparison.Ordinal);

    private static string States(LedgerTask task, DateOnly today) => string.Join(' ', Rhythm.Of(task, 2021, today).Select(period => period.State));
}
