using MiniExcelLibs;
using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class XlsxFileTests
{
    private static readonly OfficialTable Table = new(3);

    [Fact]
    public void Vertical_merges_show_the_text_of_their_top_cell()
    {
        var table = new OfficialTable(3).With("B4", "").With("B5", "").With("E4", "").With("F5", "");
        var items = TableImport.Read("a.xlsx", TableWriter.Xlsx(table, "A1:A2", "B1:C1", "D1:D2", "I1:J1", "B3:B5", "E3:E4", "F4:F5")).Items;
        Assert.All(items, item => Assert.Equal("养老服务业务办理", item.Category));
        Assert.Equal(items[0].Bases, items[1].Bases);
        Assert.Equal(items[1].TimeLimit, items[2].TimeLimit);
    }

    [Fact]
    public void Shared_and_rich_texts_are_read_without_their_phonetic_guides()
    {
        var writer = new XlsxWriter { SharedStrings = "<si/><si><r><t>养老</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 机构</t></r><rPh sb=\"0\" eb=\"1\"><t>yang</t></rPh></si><si><t>甲_x000D_\n乙_x005F_丙</t></si>" };
        var items = Import(writer, ("C3", "<c r=\"C3\" t=\"s\"><v>1</v></c>"), ("D3", "<c r=\"D3\" t=\"s\"><v>2</v></c>")).Items;
        Assert.Equal(("养老 机构", "甲\n乙_丙"), (items[0].Name, items[0].Content));
    }

    [Fact]
    public void Formulas_and_numbers_count_with_their_value()
    {
        var items = Import(
            new XlsxWriter(),
            ("C3", "<c r=\"C3\" t=\"str\"><f>A1&amp;B1</f><v>养老机构备案</v></c>"),
            ("D3", "<c r=\"D3\"><f>10+10</f><v>20</v></c>"),
            ("D4", "<c r=\"D4\"><v>0.30000000000000004</v></c>")).Items;
        Assert.Equal(("养老机构备案", "20", "0.3"), (items[0].Name, items[0].Content, items[1].Content));
    }

    [Theory]
    [InlineData("<c r=\"F3\" t=\"e\"><v>#REF!</v></c>", "公式出错（#REF!）")]
    [InlineData("<c r=\"F3\"><f>NOW()</f></c>", "公式没有算出的值")]
    [InlineData("<c r=\"F3\" t=\"d\"><v>2021-01-31</v></c>", "日期格式")]
    [InlineData("<c r=\"F3\" s=\"1\"><v>44227</v></c>", "日期格式")]
    [InlineData("<c r=\"F3\" s=\"2\"><v>44227</v></c>", "日期格式")]
    [InlineData("<c r=\"F3\" t=\"s\"><v>99</v></c>", "文字已丢失")]
    public void A_cell_whose_text_cannot_be_told_is_named(string cell, string part)
    {
        XlsxWriter Writer() => new()
        {
            Styles = "<numFmts><numFmt numFmtId=\"177\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"178\" formatCode=\"[Red]0&quot;day&quot;\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"177\"/><xf numFmtId=\"178\"/></cellXfs>",
        };
        var violation = Assert.Single(Assert.Throws<RequestException>(() => Import(Writer(), ("F3", cell))).Violations);
        Assert.Equal("第3行 公开时限（F3）", violation.Field);
        Assert.Contains(part, violation.Description, StringComparison.Ordinal);
        Assert.Equal("44227", Import(Writer(), ("F3", "<c r=\"F3\" s=\"3\"><v>44227</v></c>")).Items[0].TimeLimit.Text);
    }

    [Fact]
    public void Cells_and_rows_without_addresses_follow_each_other()
    {
        var data = XlsxWriter.SheetData(Table.Rows).Split('<').Select(tag =>
            tag.StartsWith("row", StringComparison.Ordinal) || tag.StartsWith("c ", StringComparison.Ordinal)
                ? System.Text.RegularExpressions.Regex.Replace(tag, " r=\"[A-Z0-9]+\"", "") : tag);
        Assert.Equal(3, TableImport.Read("a.xlsx", new XlsxWriter().Sheet("目录", string.Join('<', data)).ToBytes()).Items.Count);
    }

    [Fact]
    public void The_sheet_with_the_header_is_read_and_the_others_are_reported()
    {
        var data = XlsxWriter.SheetData(Table.Rows);
        var file = new XlsxWriter().Sheet("说明", XlsxWriter.Row(1, ["填表说明"])).Sheet("空", "").Sheet("目录", data)
            .Sheet("旧", data, state: "hidden").Sheet("更旧", data, state: "veryHidden").ToBytes();
        var table = TableImport.Read("a.xlsx", file);
        Assert.Equal(3, table.Items.Count);
        Assert.Equal(["隐藏的工作表“旧”没有导入", "隐藏的工作表“更旧”没有导入", "工作表“说明”没有目录表头，没有导入"], table.Notices);
    }

    [Fact]
    public void Two_sheets_with_a_header_are_refused()
    {
        var data = XlsxWriter.SheetData(Table.Rows);
        var refusal = Assert.Throws<RequestException>(() => TableImport.Read("a.xlsx", new XlsxWriter().Sheet("一", data).Sheet("二", data).ToBytes()));
        Assert.Equal(Reason.TableUnclear, refusal.Reason);
        Assert.Equal(["1：一，3 行", "2：二，3 行"], refusal.Violations.Select(violation => violation.Description));
    }

    [Fact]
    public void A_header_in_a_hidden_sheet_is_not_found() => Assert.Contains(
        "隐藏",
        CsvFileTests.FileProblem("a.xlsx", new XlsxWriter().Sheet("一", "").Sheet("二", XlsxWriter.SheetData(Table.Rows), state: "hidden").ToBytes()),
        StringComparison.Ordinal);

    [Fact]
    public void Hidden_rows_are_read_and_reported()
    {
        var rows = XlsxWriter.SheetData(Table.Rows) + XlsxWriter.Row(6, OfficialTable.Example(4), "hidden=\"1\"");
        var table = TableImport.Read("a.xlsx", new XlsxWriter().Sheet("目录", rows).ToBytes());
        Assert.Equal(4, table.Items.Count);
        Assert.Equal("工作表“目录”有 1 个隐藏的行，已一并导入", Assert.Single(table.Notices));
    }

    [Fact]
    public void Hidden_columns_with_content_are_read_and_reported()
    {
        var writer = new XlsxWriter().Sheet("目录", XlsxWriter.SheetData(Table.Rows));
        writer.Columns = "<col min=\"7\" max=\"8\" hidden=\"1\"/><col min=\"9\" max=\"9\"/><col min=\"15\" max=\"16384\" hidden=\"true\"/>";
        var table = TableImport.Read("a.xlsx", writer.ToBytes());
        Assert.Equal(3, table.Items.Count);
        Assert.Equal("工作表“目录”隐藏的列（G、H）已一并导入", Assert.Single(table.Notices));
    }

    [Fact]
    public void Macros_links_comments_and_embedded_files_are_left_out_and_reported()
    {
        var writer = new XlsxWriter().Sheet("目录", XlsxWriter.SheetData(Table.Rows));
        foreach (var part in (string[])["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/a.bin", "xl/comments1.xml"]) writer.Parts[part] = "<a/>";
        var table = TableImport.Read("a.xlsm", writer.ToBytes());
        Assert.Equal(3, table.Items.Count);
        Assert.Equal(
            ["文件里的宏没有运行，也没有导入", "文件里到其他文件的链接没有打开；公式按保存时的值导入", "文件里嵌入的其他文件没有导入", "批注没有导入"], table.Notices);
    }

    [Fact]
    public void Glyphs_of_symbol_fonts_in_rich_text_are_read_as_they_show()
    {
        const string Run = "<c r=\"I3\" t=\"inlineStr\"><is><r><rPr><rFont val=\"Wingdings 2\"/></rPr><t>P</t></r><r><t> </t></r></is></c>";
        Assert.True(Import(new XlsxWriter(), ("I3", Run)).Items[0].Audience.WholeSociety);
    }

    [Fact]
    public void A_file_of_another_program_is_read()
    {
        using var file = new MemoryStream();
        file.SaveAs(Table.Rows.Select(row => row.Select((cell, i) => (Key: OfficialTable.Letters[i..(i + 1)], cell))
            .ToDictionary(pair => pair.Key, pair => (object)pair.cell)), printHeader: false);
        Assert.Equal(3, TableImport.Read("a.xlsx", file.ToArray()).Items.Count);
    }

    private static ImportedTable Import(XlsxWriter writer, params (string Address, string Cell)[] changes)
    {
        var data = XlsxWriter.SheetData(Table.Rows);
        foreach (var (address, cell) in changes) data = data.Replace(XlsxWriter.Text(address, Table[address]), cell, StringComparison.Ordinal);
        return TableImport.Read("a.xlsx", writer.Sheet("目录", data).ToBytes());
    }
}
