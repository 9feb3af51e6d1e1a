using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Export;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Writing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace OpenGov.Catalogues.Tests.Exchange.Export;

/// <summary>What the files look like to the programs that open them.</summary>
public sealed partial class FileTests
{
    private static readonly CatalogueVersion Version = GeneratedVersions.Of(
        [
            Sample.Elements("备案", Level.County, Level.Township), Sample.Elements("补贴") with { Content = "=1+1\n条件" },
            Sample.Elements("监督") with { Category = "综合业务", Remarks = "<b>注</b>" },
        ]);

    public static TheoryData<string> TableKinds => ["xlsx", "docx", "csv", "html"];

    [Theory]
    [MemberData(nameof(TableKinds))]
    public void The_same_version_gives_the_same_bytes_and_a_draft_says_so(string ending)
    {
        Assert.Equal(Write(Version, ending), Write(Version with { }, ending));
        var draft = Version with { State = VersionState.Submitted, PublishedAt = null };
        Assert.Contains("草稿", Readable(Write(draft, ending)), StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", Readable(Write(Version, ending)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public void Office_finds_nothing_to_repair(string ending)
    {
        using var file = new MemoryStream(Write(Version, ending));
        using OpenXmlPackage package = ending == "xlsx" ? SpreadsheetDocument.Open(file, false) : WordprocessingDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(package).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void The_workbook_is_the_official_table()
    {
        using var file = new MemoryStream(VersionFile.Write(Version, FileKind.Xlsx));
        var rows = file.Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(cell => cell?.ToString() ?? "").ToList()).ToList();
        Assert.Equal("西安市长安区养老服务领域基层政务公开标准目录", rows[0][0]);
        Assert.Equal(["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", "", "备注"], rows[1]);
        Assert.Equal(["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级", ""], rows[2]);
        Assert.Equal(["1", "养老服务业务办理", "备案"], rows[3][..3]);
        Assert.Equal(["√", "", "√", "", "√", "√", ""], rows[3][8..]);
        Assert.Equal(["2", "", "补贴", "=1+1\n条件"], rows[4][..4]);
        Assert.StartsWith("■政府网站\n□政府公报\n□两微一端", rows[3][7], StringComparison.Ordinal);

        using var book = SpreadsheetDocument.Open(file, false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal(
            ["A1:O1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:J2", "K2:L2", "M2:N2", "O2:O3", "B4:B5"],
            sheet.Descendants<MergeCell>().Select(merge => merge.Reference!.Value!).Order(StringComparer.Ordinal)
                .OrderBy(range => int.Parse(Row().Match(range).Value, null)).ThenBy(range => range, StringComparer.Ordinal));
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal("'标准目录'!$2:$3", book.WorkbookPart.Workbook.DefinedNames!.Single().InnerText);
        var setup = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((OrientationValues.Landscape, 9u, 1u, 0u), (setup.Orientation!.Value, setup.PaperSize!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value));
        Assert.Equal("A4", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
    }

    [Fact]
    public void A_column_is_there_when_an_item_needs_it()
    {
        Assert.DoesNotContain("备注", Text(GeneratedVersions.Of([Sample.Elements("甲")]), FileKind.Csv), StringComparison.Ordinal);
        var village = Text(GeneratedVersions.Of([Sample.Elements("甲", Level.Village)]), FileKind.Csv).Split("\r\n")[0];
        Assert.EndsWith(",县级,乡级,村级", village, StringComparison.Ordinal);
    }

    [Fact]
    public void The_comma_separated_text_begins_with_its_headings_and_fills_every_cell()
    {
        var lines = Text(Version, FileKind.Csv).Split("\r\n");
        Assert.Equal("\ufeff序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,主动,依申请,县级,乡级,备注", lines[0]);
        Assert.StartsWith("2,养老服务业务办理,补贴,\"'=1+1\n条件\",", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_repeats_its_head_on_every_page_of_landscape_paper()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(VersionFile.Write(Version, FileKind.Docx)), false);
        var rows = document.MainDocumentPart!.Document.Descendants<Word.TableRow>().ToList();
        Assert.Equal([true, true, false, false, false], rows.Select(row => row.Descendants<Word.TableHeader>().Any()));
        Assert.Equal(Word.PageOrientationValues.Landscape, document.MainDocumentPart.Document.Descendants<Word.PageSize>().Single().Orient!.Value);
        Assert.Equal("补贴", rows[3].Elements<Word.TableCell>().ElementAt(2).InnerText);
        Assert.Single(rows[2].Descendants<Word.VerticalMerge>(), merge => merge.Val! == Word.MergedCellValues.Restart);
    }

    [Fact]
    public void The_page_tells_headings_from_cells_and_runs_nothing_of_what_a_text_says()
    {
        var page = Text(Version, FileKind.Html);
        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("<caption>西安市长安区养老服务领域基层政务公开标准目录", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"colgroup\" colspan=\"2\">公开对象</th>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" rowspan=\"2\">公开时限</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td rowspan=\"2\">养老服务业务办理</td><th scope=\"row\">备案</th>", page, StringComparison.Ordinal);
        Assert.Contains("第1版（2026年3月2日发布）", page, StringComparison.Ordinal);
        Assert.Contains("<td>&lt;b&gt;注&lt;/b&gt;</td>", page, StringComparison.Ordinal);
        Assert.Contains("th, td { mso-number-format: \"\\@\"; }", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(TableKinds))]
    public void A_version_of_the_greatest_size_becomes_a_file(string ending)
    {
        var content = new string('公', 1_600);
        var version = GeneratedVersions.Of(Enumerable.Range(1, ElementLimits.Items).Select(i => Sample.Elements($"事项{i}") with { Content = content }));
        var file = Write(version, ending);
        Assert.InRange(file.Length, 1, 16 * 1024 * 1024);
        Assert.Contains($"事项{ElementLimits.Items}", Readable(file), StringComparison.Ordinal);
    }

    private static byte[] Write(CatalogueVersion version, string ending) =>
        VersionFile.Write(version, ((FileKind[])[FileKind.Xlsx, FileKind.Csv, FileKind.Docx, FileKind.Html]).Single(kind => kind.Ending == ending));

    private static string Text(CatalogueVersion version, FileKind kind) => Encoding.UTF8.GetString(VersionFile.Write(version, kind));

    /// <summary>The text of a file, of an Office file that of all its parts.</summary>
    private static string Readable(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(file);
        using var parts = new ZipArchive(new MemoryStream(file));
        return string.Concat(parts.Entries.Select(part =>
        {
            using var reader = new StreamReader(part.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Row();
}
