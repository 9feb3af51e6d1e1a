using OpenGov.Departments.Tasks;
using OpenGov.Departments.Tasks.Exchange;
using static OpenGov.Departments.Tests.Tasks.SampleTasks;

namespace OpenGov.Departments.Tests.Tasks;

public sealed class LedgerTests
{
    [Fact]
    public void The_last_day_itself_is_in_time_in_Shanghai()
    {
        var ledger = LedgerOf(Content("甲", "3月底前"), Content("乙", "常态化"), Content("丙", "尽快"));
        // 23:59 of 31 March in Shanghai, and one minute later.
        Assert.Empty(ledger.Turn(2, new(2021, 3, 31, 15, 59, 0, TimeSpan.Zero)).Events);
        var told = Assert.Single(ledger.Turn(2, new(2021, 3, 31, 16, 0, 0, TimeSpan.Zero)).Events);
        Assert.Equal(("610116-2021-001", "甲", new DateOnly(2021, 3, 31), 2L), (told.TaskId, told.Title, told.DueOn, told.Revision));
        Assert.Equal(["610116-mzj"], told.OrganisationIds);
    }

    [Fact]
    public void Each_passing_of_a_day_is_told_once()
    {
        var ledger = LedgerOf(Content("甲", "3月底前"), Content("乙", "5月底前"));
        Assert.Equal(new DateOnly(2021, 3, 31), ledger.DueOn);
        (ledger, var events) = ledger.Turn(2, At(4, 2));
        Assert.Single(events);
        Assert.Empty(ledger.Turn(3, At(4, 3)).Events);
        Assert.Equal(new DateOnly(2021, 5, 31), ledger.DueOn);

        var back = ledger.Tasks[0].Happened(TaskState.Returned, Record(TaskRecordKind.Return, "610116-bgs", due: new(2021, 4, 20)));
        Assert.Equal("610116-2021-001", Assert.Single(ledger.With(back).Turn(4, At(4, 21)).Events).TaskId);
    }

    [Theory]
    [InlineData(TaskState.Submitted)]
    [InlineData(TaskState.Verified)]
    [InlineData(TaskState.Closed)]
    public void What_waits_for_nobody_is_not_overdue(TaskState state)
    {
        var ledger = LedgerOf(Content());
        ledger = ledger.With(ledger.Tasks[0] with { State = state });
        Assert.Null(ledger.DueOn);
        Assert.Empty(ledger.Turn(2, At(12, 1)).Events);
    }

    [Theory]
    [InlineData("610116-2021-007", true)]
    [InlineData("610116-2021-07", false)]
    [InlineData("610116-2021-0007", false)]
    [InlineData("61011６-2021-007", false)]
    [InlineData("610116+2021-007", false)]
    [InlineData("", false)]
    public void Ids_of_tasks_have_one_form(string id, bool isOne) => Assert.Equal(isOne, Ledger.ReadTaskId(id) is not null);

    [Fact]
    public void An_import_adds_changes_and_leaves_alone()
    {
        var ledger = LedgerOf(Content("甲"), Content("乙"), Content("丙"));
        ledger = ledger.With(ledger.Tasks[2] with { State = TaskState.Verified });
        var merged = Merge(ledger, Content("丁"), Content("乙", "5月底前"), Content("甲"));
        Assert.Equal((1, 1, 4), (merged.Added, merged.Changed, merged.Next.Tasks.Count));
        Assert.Equal([4, 2, 1], merged.Numbers);
        Assert.Equal([1, 2, 1, 1], merged.Next.Tasks.Select(task => task.Revision));
        Assert.Equal(new DateOnly(2021, 5, 31), merged.Next.Tasks[1].DueOn);
        Assert.Empty(merged.Problems);

        Assert.Contains("已销号", Assert.Single(Merge(ledger, Content("丙", "5月底前")).Problems).Description, StringComparison.Ordinal);
        Assert.Empty(Merge(ledger, Content("丙")).Problems);
    }

    [Fact]
    public void A_day_that_was_given_for_the_same_words_stays()
    {
        var ledger = LedgerOf(Content("甲", "指引发布后3个月内"));
        ledger = ledger.With(ledger.Tasks[0].Say(Content("甲", "指引发布后3个月内") with { Limit = ledger.Tasks[0].Content.Limit.On(new(2021, 6, 1)) }, At(2, 2)));
        Assert.Equal(new DateOnly(2021, 6, 1), Merge(ledger, Content("甲", "指引发布后3个月内")).Next.Tasks[0].DueOn);
    }

    [Fact]
    public void A_full_ledger_takes_no_more()
    {
        var rows = Enumerable.Range(0, Ledger.MostTasks + 1).Select(i => Content($"任务{i}")).ToArray();
        Assert.Contains("超过 300 项", Assert.Single(Merge(LedgerOf(), rows).Problems).Description, StringComparison.Ordinal);
    }

    private static MergedLedger Merge(Ledger ledger, params TaskDraft[] contents) =>
        LedgerMerge.Of(ledger, [.. contents.Select((content, i) => new TaskRow(content, $"第{i + 2}行", "", ""))], "import", At(2, 3));
}
