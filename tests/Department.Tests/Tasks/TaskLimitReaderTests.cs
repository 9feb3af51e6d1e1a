using OpenGov.Departments.Days;
using OpenGov.Departments.Tasks.Limits;

namespace OpenGov.Departments.Tests.Tasks;

public sealed class TaskLimitReaderTests
{
    [Theory]
    [InlineData("2021年年底前", "2021-12-31")]
    [InlineData("2022年底", "2022-12-31")]
    [InlineData("年底前", "2021-12-31")]
    [InlineData("年内完成", "2021-12-31")]
    [InlineData("2021年3月底前", "2021-03-31")]
    [InlineData("２０２１年 ３ 月底前", "2021-03-31")]
    [InlineData("2月末前", "2021-02-28")]
    [InlineData("2024年2月底", "2024-02-29")]
    [InlineData("2021年6月15日前", "2021-06-15")]
    [InlineData("6月15日前完成", "2021-06-15")]
    [InlineData("2021-06-15", "2021-06-15")]
    [InlineData("2021.6.5", "2021-06-05")]
    [InlineData("上半年", "2021-06-30")]
    [InlineData("第三季度末前", "2021-09-30")]
    [InlineData("", "2021-12-31")]
    public void Days_are_read_in_the_year_of_the_ledger(string text, string day) =>
        Assert.Equal((TaskLimitKind.Dated, day), Read(text));

    [Theory]
    [InlineData("常态化")]
    [InlineData("常 态 化")]
    [InlineData("长期坚持")]
    [InlineData("持续推进")]
    public void Standing_limits_have_no_day(string text) => Assert.Equal((TaskLimitKind.Standing, ""), Read(text));

    [Theory]
    [InlineData("国务院部门标准指引发布后3个月内")]
    [InlineData("要点印发后30日内")]
    [InlineData("文件公布后三个工作日内")]
    [InlineData("指引发布之日起20个工作日内")]
    public void Limits_after_an_event_wait_for_it(string text) => Assert.Equal((TaskLimitKind.Event, ""), Read(text));

    [Theory]
    [InlineData("3月前")]
    [InlineData("6月份")]
    [InlineData("2月30日前")]
    [InlineData("13月底前")]
    [InlineData("2021年")]
    [InlineData("尽快")]
    [InlineData("每半年")]
    [InlineData("4月、10月底前")]
    [InlineData("非常态化")]
    public void What_is_not_understood_stays_words(string text) => Assert.Equal((TaskLimitKind.Words, ""), Read(text));

    [Fact]
    public void A_day_can_be_given_only_where_the_words_leave_it_open()
    {
        var day = new DateOnly(2021, 5, 1);
        Assert.Equal(day, TaskLimitReader.Read("指引发布后3个月内", 2021).On(day).DueOn);
        Assert.Equal(day, TaskLimitReader.Read("尽快", 2021).On(day).DueOn);
        Assert.Null(TaskLimitReader.Read("常态化", 2021).On(day).DueOn);
        Assert.Equal(new DateOnly(2021, 3, 31), TaskLimitReader.Read("3月底前", 2021).On(day).DueOn);
    }

    private static (TaskLimitKind, string) Read(string text)
    {
        var limit = TaskLimitReader.Read(text, 2021);
        Assert.Equal(text, limit.Text);
        return (limit.Kind, Day.Written(limit.DueOn));
    }
}
