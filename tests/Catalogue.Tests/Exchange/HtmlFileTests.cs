using System.Text;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class HtmlFileTests
{
    public static TheoryData<string, string> Cells => new()
    {
        { "公开&nbsp;时限", "公开\u00a0时限" },
        { "甲<br>乙<p>丙</p><div>丁</div>", "甲\n乙\n丙\n丁" },
        { "甲\r\n乙", "甲 乙" },
        { "&#9632;政府网站&lt;注&gt;", "■政府网站<注>" },
        { "<span style='font-family:Wingdings'>&#254;<span>&nbsp;</span></span>政府网站", "☑\u00a0政府网站" },
        { "<font face=\"Wingdings 2\">R</font>R", "☑R" },
        { "<input type=checkbox checked>政府网站<input type='checkbox'/>政府公报", "☑政府网站□政府公报" },
        { "甲<script>document.write('<td>乙</td>')</script><style>td{}</style><!-- 丙 -->", "甲" },
        { "<select><option>甲</option></select>乙", "乙" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_says_what_people_see(string html, string text) =>
        Assert.Equal(text, Tables($"<table><tr><td>{html}</td></tr></table>")[0].Rows[0][0].Text.TrimEnd());

    [Fact]
    public void Cells_span_columns_and_rows()
    {
        var rows = Tables("<table><tr><th rowspan=3>甲<th colspan=\"2\">乙<th>丙<tr><td rowspan='2'>丁<td>戊<td>己<tr><td>庚<td>辛</table>")[0].Rows;
        Assert.Equal(["甲|乙||丙", "甲|丁|戊|己", "甲|丁|庚|辛"], rows.Select(row => string.Join('|', Enumerable.Range(0, 4).Select(i => row[i].Text.Trim()))));
        Assert.Equal([false, true, true], rows.Select(row => row[0].Continues));
        Assert.Equal([false, false, true], rows.Select(row => row[1].Continues));
    }

    [Fact]
    public void A_page_laid_out_by_tables_gives_its_inner_table_with_its_caption()
    {
        var page = $"<table><tr><td><h2>（六）养老服务</h2>{HtmlWriter.Table(new OfficialTable(2).Rows)}</td></tr></table>";
        var table = Assert.Single(Tables(page), table => table.Rows.Count == 4);
        Assert.Equal("（六）养老服务", table.Caption);
        Assert.Equal(2, OpenGov.Catalogues.Exchange.TableImport.Read("a.html", Bytes(page)).Items.Count);
    }

    [Fact]
    public void Pages_in_gbk_are_read()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var page = gbk.GetBytes("<html><head><meta charset=gb2312></head><body>" + HtmlWriter.Table(new OfficialTable(1).Rows) + "</body></html>");
        Assert.Equal("养老服务事项1", Assert.Single(OpenGov.Catalogues.Exchange.TableImport.Read("a.xls", page).Items).Name);
    }

    [Theory]
    [InlineData("<table>", 100_000)]
    [InlineData("<div><b><i><a href=x>", 100_000)]
    [InlineData("<tr><td><table><tr><td>", 50_000)]
    [InlineData("<td rowspan=65534 colspan=1000>x", 20_000)]
    [InlineData("<table><tr><td rowspan=65534>x<tr><td>y</table>", 20_000)]
    [InlineData("</td></tr></table></b>", 100_000)]
    [InlineData("<table><tr></tr></table>", 100_000)]
    [InlineData("&amp", 300_000)]
    [InlineData("<!--", 300_000)]
    [InlineData("<a b=c d='", 100_000)]
    public void Pages_made_to_harm_are_refused_at_once(string part, int times) =>
        Assert.NotEmpty(CsvFileTests.FileProblem("a.html", Bytes("<html>" + string.Concat(Enumerable.Repeat(part, times)))));

    private static byte[] Bytes(string html) => Encoding.UTF8.GetBytes(HtmlWriter.Page(html));

    private static IReadOnlyList<Grid> Tables(string body) => TableFile.Read("a.html", Bytes(body)).Visible;
}
