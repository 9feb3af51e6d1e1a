using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class XlsFileTests
{
    [Fact]
    public void Vertical_merges_show_the_text_of_their_top_cell()
    {
        var table = new OfficialTable(3).With("B4", "").With("B5", "").With("E4", "");
        var items = TableImport.Read("a.xls", new XlsWriter().Sheet("目录", table.Rows, [(2, 4, 1, 1), (2, 3, 4, 4), (0, 0, 1, 2)]).ToBytes()).Items;
        Assert.All(items, item => Assert.Equal("养老服务业务办理", item.Category));
        Assert.Equal(items[0].Bases, items[1].Bases);
    }

    [Fact]
    public void Hidden_sheets_are_reported_and_not_read()
    {
        var table = TableImport.Read("a.xls", new XlsWriter().Sheet("目录", new OfficialTable(1).Rows).Sheet("旧", new OfficialTable(2).Rows, hidden: true).ToBytes());
        Assert.Single(table.Items);
        Assert.Equal(["隐藏的工作表“旧”没有导入"], table.Notices);
    }

    [Fact]
    public void A_cell_beyond_the_last_row_or_column_is_refused_at_once()
    {
        foreach (var (row, column) in new[] { (65_535, 256), (2, 65_535) })
        {
            var refusal = Assert.Throws<RequestException>(() => TableImport.Read("a.xls", new XlsWriter().Sheet("目录", new OfficialTable(1).Rows).Cell(row, column, "远").ToBytes()));
            Assert.Equal((Reason.TableUnreadable, "文件已损坏，无法读取；请用 Excel 打开并另存为 .xlsx 后再导入"), (refusal.Reason, refusal.Violations[0].Description));
        }
    }

    [Fact]
    public void Sheets_that_are_blank_to_their_end_are_refused_when_there_are_many()
    {
        var workbook = new XlsWriter().Sheet("目录", new OfficialTable(1).Rows).Cell(65_535, 20, "尾");
        Assert.Single(TableImport.Read("a.xls", workbook.ToBytes(), ImportChoices.None).Items);
        for (var i = 0; i < 13; i++) workbook.Sheet($"空{i}", []).Cell(65_535, 20, "尾");
        var refusal = Assert.Throws<RequestException>(() => TableImport.Read("a.xls", workbook.ToBytes()));
        Assert.Contains("空白的行列过多", refusal.Violations[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_or_changed_anywhere_is_refused_or_read_but_never_fails()
    {
        var whole = new XlsWriter().Sheet("目录", new OfficialTable(2).Rows, [(2, 3, 1, 1)]).ToBytes();
        var random = new Random(20240609);
        for (var i = 0; i < 300; i++)
        {
            var file = i % 3 == 0 ? whole[..random.Next(8, whole.Length)] : (byte[])whole.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--) file[random.Next(8, i % 2 == 0 ? Math.Min(2_048, file.Length) : file.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotEmpty(TableImport.Read("a.xls", file).Items);
            }
            catch (RequestException refusal)
            {
                Assert.Equal(Reason.TableUnreadable, refusal.Reason);
            }
        }
    }
}
