using System.Text;
using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;
using OpenGov.Testing;
using static OpenGov.Testing.DocxWriter;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Documents made to harm: each is refused with a sentence or read, whatever it holds.</summary>
public sealed class HostileDocxTests
{
    public static TheoryData<string, string> Bodies => new()
    {
        { Repeat("<w:tbl><w:tr><w:tc>", 30) + Repeat("</w:tc></w:tr></w:tbl>", 30), "套表格超过" },
        { Repeat("<w:sdt>", 300) + Repeat("</w:sdt>", 300), "已损坏" },
        { Repeat("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 300), "表格超过 200 个" },
        { TableXml([Repeat("<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>", 10_001)]), "超过 10000 行" },
        { TableXml([Row([Cell("甲", "<w:gridSpan w:val=\"2147483647\"/>"), Cell("乙")])]), "超出第 CV 列" },
        { TableXml([Row([Cell("甲", "<w:gridSpan w:val=\"-1\"/><w:vMerge/>")])]), "没有找到表头" },
        { "<w:tbl>", "已损坏" },
        { TableXml([Row([Cell("&#0;")])]), "没有找到表头" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Tables_beyond_the_bounds_are_refused(string body, string part) =>
        Assert.Contains(part, CsvFileTests.FileProblem("a.docx", new DocxWriter().Add(body).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    public void Document_types_are_refused(string prolog) =>
        Assert.Contains("已损坏", CsvFileTests.FileProblem("a.docx", new DocxWriter { Prolog = prolog }.Table(new OfficialTable(1).Rows).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("word/document.xml", "")]
    [InlineData("word/document.xml", "<x/>")]
    [InlineData("[Content_Types].xml", "<Types/>")]
    [InlineData("_rels/.rels", "<x/>")]
    public void A_broken_part_is_refused(string path, string xml)
    {
        var writer = new DocxWriter { Parts = { [path] = xml } };
        Assert.NotEmpty(CsvFileTests.FileProblem("a.docx", writer.Table(new OfficialTable(1).Rows).ToBytes()));
    }

    [Fact]
    public void Folded_parts_are_bounded_here_too() => Assert.Contains(
        "压缩比异常",
        CsvFileTests.FileProblem("a.docx", new DocxWriter { Parts = { ["word/media/a.xml"] = new string(' ', 30_000_000) } }.Table(new OfficialTable(1).Rows).ToBytes()),
        StringComparison.Ordinal);

    [Fact]
    public void A_document_changed_anywhere_is_refused_or_read_but_never_fails()
    {
        var xml = TableXml(new OfficialTable(2).Rows.Select(row => Row(row.Select(cell => Cell(cell)))));
        var random = new Random(20240610);
        const string Marks = "<>\"'/&;=01aZ :-w";
        for (var i = 0; i < 200; i++)
        {
            var changed = new StringBuilder(xml);
            for (var changes = random.Next(1, 4); changes > 0; changes--) changed[random.Next(changed.Length)] = Marks[random.Next(Marks.Length)];
            try
            {
                Assert.NotNull(TableImport.Read("a.docx", new DocxWriter().Add(changed.ToString()).ToBytes(), ImportChoices.None));
            }
            catch (RequestException refusal)
            {
                Assert.Equal(Reason.TableUnreadable, refusal.Reason);
            }
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
