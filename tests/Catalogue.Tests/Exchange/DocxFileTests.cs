using OpenGov.Platform.Tables.Reading;
using OpenGov.Testing;
using static OpenGov.Testing.DocxWriter;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class DocxFileTests
{
    public static TheoryData<string, string> Runs => new()
    {
        { "<w:r><w:t>公开</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 时限</w:t></w:r>", "公开 时限" },
        { "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "甲\n乙 丙" },
        { "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:t>政府网站</w:t></w:r>", "☑政府网站" },
        { "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F06E\"/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>", "■□" },
        { "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/></w:r>", "☑□" },
        { "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\" w:hAnsi=\"Wingdings 2\"/></w:rPr><w:t>R</w:t></w:r><w:r><w:t>R</w:t></w:r>", "☑R" },
        { "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>ntlþüoq¨</w:t></w:r>", "■◆●☑✓□□□" },
        { "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "链接控件" },
        { "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", "新增" },
        { "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r>", "甲" },
        { "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>甲</w:t></w:r>", "甲" },
        { "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>甲</w:t></w:r>", "甲" },
        { "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>政府网站</w:t></w:r>", "☑政府网站" },
        { "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>", "□" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_cell_says_what_people_see(string runs, string text) =>
        Assert.Equal(text, Tables(TableXml([Row([CellOf($"<w:p>{runs}</w:p>")])]))[0].Rows[0][0].Text.TrimEnd());

    [Fact]
    public void Merged_cells_show_the_text_of_the_first()
    {
        const string Span = "<w:gridSpan w:val=\"2\"/>";
        var rows = Tables(TableXml(
        [
            Row([Cell("甲", "<w:vMerge w:val=\"restart\"/>"), Cell("乙", Span), Cell("丙")]),
            Row([Cell("", "<w:vMerge/>"), Cell("丁"), Cell("戊"), Cell("己")]),
            Row([Cell("", "<w:vMerge w:val=\"continue\"/>"), Cell("庚"), Cell(""), Cell("辛")]),
            "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" + Cell("壬") + "</w:tr>",
        ]))[0].Rows;
        Assert.Equal(["甲|乙||丙", "甲|丁|戊|己", "甲|庚||辛", "||壬|"], rows.Select(row => string.Join('|', Enumerable.Range(0, 4).Select(i => row[i].Text.Trim()))));
        Assert.Equal([false, true, true, false], rows.Select(row => row[0].Continues));
    }

    [Fact]
    public void Tables_are_told_apart_with_what_stands_above_them()
    {
        var inner = TableXml([Row([Cell("内")])]);
        var tables = Tables("<w:p><w:r><w:t>（一）重大建设项目</w:t></w:r></w:p>" + TableXml([Row([CellOf(inner + "<w:p/>"), Cell("外")])])
            + "<w:p><w:r><w:t>（二）养老服务</w:t></w:r></w:p>" + TableXml([Row([Cell("甲")])]));
        Assert.Equal(["表1 （一）重大建设项目", "表2 ", "表3 （二）养老服务"], tables.Select(table => $"{table.Name} {table.Caption}"));
        Assert.Equal(["内", "内", "甲"], tables.Select(table => table.Rows[0][0].Text.Trim()));
    }

    [Fact]
    public void Tracked_changes_macros_and_comments_are_reported()
    {
        var writer = new DocxWriter { Parts = { ["word/comments.xml"] = "<x/>", ["word/vbaProject.bin"] = "", ["word/embeddings/a.bin"] = "" } };
        writer.Add("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>").Table(new OfficialTable(1).Rows);
        var notices = TableFile.Read("a.docx", writer.ToBytes()).Notices;
        Assert.Collection(
            notices,
            notice => Assert.Contains("宏没有运行", notice, StringComparison.Ordinal),
            notice => Assert.Contains("嵌入", notice, StringComparison.Ordinal),
            notice => Assert.Contains("批注", notice, StringComparison.Ordinal),
            notice => Assert.Contains("修订", notice, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Grid> Tables(string body) => TableFile.Read("a.docx", new DocxWriter().Add(body).ToBytes()).Visible;
}
