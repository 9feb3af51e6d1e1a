using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Writing;

namespace OpenGov.Catalogues.Tests.Comparison;

public sealed class ComparisonTableTests
{
    [Fact]
    public void Every_element_that_differs_has_a_row_under_its_item()
    {
        var table = ComparisonTable.Of(
            Version(1, Sample.Item(1), Sample.Item(2), Sample.Item(3)), Version(2, Sample.Item(3), Sample.Item(1), Changed(2), Sample.Item(4)));
        Assert.Equal("目录修订对照表", table.Title);
        Assert.Equal("第1版（2026年3月2日发布）与第2版（2026年3月2日发布）对照：新增 1 项，删除 0 项，修改 1 项，移动 1 项。", table.Subtitle);
        Assert.Equal(["序号", "修订类型", "公开事项", "要素", "修订前", "修订后"], table.Columns.Select(column => column.Heading));
        Assert.Equal(
            [
                "1|移动|养老服务业务办理/事项3/（第1项）|序号|[-第3项-]|{+第1项+}",
                "2|修改|养老服务业务办理/事项2/（第3项）|公开时限|制定或获取信息之日起[-10个工作日-]内|制定或获取信息之日起{+20个工作日+}内",
                "|||公开主体|区民政局|区民政局/{+区财政局+}",
                "3|新增|养老服务业务办理/事项4/（第4项）|一级事项||{+养老服务业务办理+}",
            ],
            table.Rows.Take(4).Select(row => string.Join('|', row.Cells.Select(Shown))));
        Assert.Equal([1, 2, null, 10], table.Rows.Take(4).Select(row => row.Cells[0]?.Rows));
    }

    [Fact]
    public void A_draft_is_marked_and_versions_without_a_difference_say_so()
    {
        var draft = Sample.Draft(Sample.Item(1)) with { Title = "目录", Number = 2 };
        var table = ComparisonTable.Of(Version(1, Sample.Item(1)), draft);
        Assert.Equal("【草稿】目录修订对照表", table.Title);
        Assert.EndsWith("与第2版（草稿，尚未发布）对照：没有不同。", table.Subtitle, StringComparison.Ordinal);
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void Marks_are_words_of_html_and_seen_without_colour()
    {
        var page = Encoding.UTF8.GetString(HtmlPage.Write(ComparisonTable.Of(Version(1, Sample.Item(2)), Version(2, Changed(2)))));
        Assert.Contains("制定或获取信息之日起<del>10个工作日</del>内", page, StringComparison.Ordinal);
        Assert.Contains("制定或获取信息之日起<ins>20个工作日</ins>内", page, StringComparison.Ordinal);
        Assert.Contains("del { text-decoration: line-through;", page, StringComparison.Ordinal);
        Assert.Contains("ins { text-decoration: underline;", page, StringComparison.Ordinal);
        Assert.Contains("thead { display: table-header-group; }", page, StringComparison.Ordinal);
        Assert.Contains("@page { size: A4 landscape;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Word_finds_nothing_to_repair()
    {
        using var file = new MemoryStream(DocxDocument.Write(ComparisonTable.Of(Version(1, Sample.Item(2), Sample.Item(5)), Version(2, Changed(2)))));
        using var document = WordprocessingDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    private static CatalogueVersion Version(int number, params CatalogueItem[] items) =>
        Sample.Draft(items) with { Number = number, Title = "目录", State = VersionState.Published, PublishedAt = Sample.Now };

    private static CatalogueItem Changed(int number) => Sample.Item(number) with
    {
        Elements = Sample.Elements($"事项{number}") with
        {
            TimeLimit = TimeLimitParser.Parse("制定或获取信息之日起20个工作日内"),
            Subjects = ["区民政局", "区财政局"],
        },
    };

    private static string Shown(PrintCell? cell) => cell is null ? "" : string.Concat(cell.Runs.Select(run => run.Mark switch
    {
        PrintMark.Deleted => $"[-{run.Text}-]",
        PrintMark.Inserted => $"{{+{run.Text}+}}",
        _ => run.Text.Replace('\n', '/'),
    }));
}
