using System.Text;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Departments.Tasks.Limits;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Writing;

namespace OpenGov.Departments.Tests.Tasks;

/// <summary>Tables of tasks in the layouts that districts publish: numbered with limits, and by groups with requirements.</summary>
public sealed class TaskTableTests
{
    private const string Numbered = """
        序号,重点任务,时限要求,责任单位
        1,修订本区各领域标准目录,2021年年底前,"区民政局
        区行政审批服务局"
        2,按新指引编制目录,国务院部门标准指引发布后3个月内,区政府相关部门
        3,清理规范性文件,常态化,"区政府办公室

        各街办、区政府各部门"
        """;

    [Fact]
    public void A_numbered_table_is_read()
    {
        var reading = Csv(Numbered);
        Assert.Equal(["修订本区各领域标准目录", "按新指引编制目录", "清理规范性文件"], reading.Rows.Select(row => row.Content.Title));
        Assert.Equal([TaskLimitKind.Dated, TaskLimitKind.Event, TaskLimitKind.Standing], reading.Rows.Select(row => row.Content.Limit.Kind));
        Assert.Equal(["610116-mzj 610116-xzspj", "", "610116-bgs  "], reading.Rows.Select(row => string.Join(' ', row.Content.Units.Select(unit => unit.OrganisationId))));
        Assert.Equal(["第3行 时限要求（C3）", "第3行 责任单位（D3）"], reading.Problems.Select(problem => problem.Place));
        Assert.All(reading.Problems, problem => Assert.Equal(ProblemSeverity.Warning, problem.Severity));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public void The_same_table_is_read_from_every_kind_of_file(string kind)
    {
        var rows = Csv(Numbered).Rows.Select((row, i) => new PrintRow(
            [PrintCell.Of($"{i + 1}"), PrintCell.Of(row.Content.Title), PrintCell.Of(row.Content.Limit.Text), PrintCell.Of(string.Join('\n', row.Content.Units.Select(unit => unit.Name)))]));
        var table = new PrintTable
        {
            Title = "任务分解表",
            Columns = [new("序号", "", 3), new("重点任务", "", 20), new("时限要求", "", 8), new("责任单位", "", 10)],
            Rows = [.. rows],
        };
        var file = kind switch { "xlsx" => XlsxBook.Write(table), "docx" => DocxDocument.Write(table), _ => HtmlPage.Write(table) };
        Assert.Equal(Csv(Numbered).Rows.Select(row => row.Content), Read("a." + kind, file).Rows.Select(row => row.Content));
    }

    [Fact]
    public void Groups_are_merged_blank_or_repeated_with_the_header_of_each_page()
    {
        const string Page = """
            <html><body>
            <table><tr><th colspan=2>工作任务<th>具体要求<th>责任单位</tr>
            <tr><td rowspan=2>重点领域<td>公开项目<td>公开选址<td>各镇街、区民政局等有关部门</tr>
            <tr><td rowspan=1><td>公开资金<td>区民政局</tr></table>
            <table><tr><th colspan=2>工作任务<th>具体要求<th>责任单位</tr>
            <tr><td><td>公开救助<td>公开标准<td>区民政局</tr>
            <tr><th colspan=2>工作任务<th>具体要求<th>责任单位</tr>
            <tr><td>营商环境<td>公开清单<td>及时更新<td>区行政审批局</tr></table>
            </body></html>
            """;
        var reading = Read("a.html", Encoding.UTF8.GetBytes(Page));
        Assert.Equal(
            ["重点领域/公开项目/公开选址", "重点领域/公开项目/公开资金", "/公开救助/公开标准", "营商环境/公开清单/及时更新"],
            reading.Rows.Select(row => $"{row.Content.Category}/{row.Content.Title}/{row.Content.Requirement}"));
        Assert.Equal([new DateOnly(2021, 12, 31)], reading.Rows.Select(row => row.Content.Limit.DueOn!.Value).Distinct());
        Assert.Equal(["表头", "表1 第2行 责任单位（D2）"], reading.Problems.Select(problem => problem.Place));
        Assert.Contains("没有“时限要求”列", reading.Problems[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_in_a_row_of_its_own_is_what_the_tasks_below_belong_to()
    {
        var reading = Csv("序号,工作任务,完成时限,责任单位,附注\n一、规范权力运行,,,,\n1,公开目录,年底前,区民政局,\n二、规范服务公开,,,,\n2,公开指南,年底前,区民政局,");
        Assert.Equal(["一、规范权力运行/公开目录", "二、规范服务公开/公开指南"], reading.Rows.Select(row => $"{row.Content.Category}/{row.Content.Title}"));
        Assert.Contains(reading.Notices, notice => notice.Contains("E 列“附注”没有导入", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1,,年底前,区民政局", "第2行 重点任务（B2）", "没有写任务")]
    [InlineData("1,甲,年底前,", "第2行 责任单位（D2）", "没有写责任单位")]
    [InlineData("1,甲,年底前,区民政局\n2,甲 ,常态化,区民政局", "第3行 重点任务（B3）", "与第2行是同一项任务")]
    public void Wrong_cells_are_named(string rows, string place, string says)
    {
        var problem = Assert.Single(Csv("序号,重点任务,时限要求,责任单位\n" + rows).Problems, problem => problem.Severity is ProblemSeverity.Error);
        Assert.Equal(place, problem.Place);
        Assert.Contains(says, problem.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_long_texts_are_named()
    {
        var problems = Csv($"重点任务,责任单位,备注\n{new string('长', 501)},{new string('单', 101)},{new string('备', 501)}").Problems
            .Where(problem => problem.Severity is ProblemSeverity.Error);
        Assert.Equal(["A2", "B2", "B2", "C2"], problems.Select(problem => problem.Cell).Order());
    }

    [Theory]
    [InlineData("甲,乙\n1,2", "没有找到任务表的表头")]
    [InlineData("重点任务,责任单位", "表头下面没有任务")]
    public void Files_that_are_none_are_refused(string text, string says)
    {
        var refusal = Assert.Throws<RequestException>(() => Csv(text));
        Assert.Equal(Reason.TableUnreadable, refusal.Reason);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    private static TaskReading Csv(string text) => Read("a.csv", Encoding.UTF8.GetBytes(text));

    private static TaskReading Read(string name, byte[] content) => TaskTable.Read(name, content, 2021, SampleDistrict.Units);
}
