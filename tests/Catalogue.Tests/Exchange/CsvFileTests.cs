using System.Text;
using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class CsvFileTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    public static TheoryData<string> Encodings => ["UTF-8", "UTF-8 with mark", "GB18030", "UTF-16 LE", "UTF-16 BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encodings_of_spreadsheet_programs_are_read(string name)
    {
        Encoding encoding = name switch
        {
            "UTF-8" => new UTF8Encoding(false),
            "UTF-8 with mark" => new UTF8Encoding(true),
            "GB18030" => Gb18030,
            "UTF-16 LE" => new UnicodeEncoding(false, true),
            _ => new UnicodeEncoding(true, true),
        };
        var table = new OfficialTable().With("C3", "砲里街道𠀀事项");
        var imported = TableImport.Read("表.CSV", (byte[])[.. encoding.GetPreamble(), .. TableWriter.Csv(table, encoding)]);
        Assert.Equal("砲里街道𠀀事项", imported.Items[0].Name);
        Assert.Equal(3, imported.Items.Count);
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_inside_cells_are_kept() =>
        Assert.Equal("甲,“乙”\"丙\"\n丁", new OfficialTable(1).With("D3", "甲,“乙”\"丙\"\r\n丁").Import("csv").Items[0].Content);

    [Fact]
    public void Lines_may_end_with_a_line_feed_alone() => Assert.Equal(
        3, TableImport.Read("a.csv", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TableWriter.Csv(new OfficialTable())).ReplaceLineEndings("\n"))).Items.Count);

    [Theory]
    [InlineData("\"甲")]
    [InlineData("甲\"乙")]
    public void Unpaired_quotes_are_named_with_their_row(string cell)
    {
        var text = Encoding.UTF8.GetString(TableWriter.Csv(new OfficialTable(1))) + $"2,{cell},丙\r\n";
        Assert.Contains("第 4 行的双引号没有成对", FileProblem("a.csv", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_no_encoding_are_refused()
    {
        var file = TableWriter.Csv(new OfficialTable());
        file[^10] = 0xFF;
        Assert.Contains("文字编码无法识别", FileProblem("a.csv", file), StringComparison.Ordinal);
        Assert.Contains("文字编码无法识别", FileProblem("a.csv", [0xEF, 0xBB, 0xBF, 0xD6, 0xD0]), StringComparison.Ordinal);
        Assert.Contains("文字编码无法识别", FileProblem("a.csv", [0x41, 0x00, 0x42, 0x00]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table.pdf")]
    [InlineData("table.txt")]
    [InlineData("table")]
    [InlineData("table.csv.exe")]
    public void Only_endings_of_tables_are_taken(string fileName) =>
        Assert.Contains("只能导入 .xlsx 和 .csv", FileProblem(fileName, TableWriter.Csv(new OfficialTable())), StringComparison.Ordinal);

    [Fact]
    public void Text_under_another_ending_is_a_damaged_file()
    {
        Assert.Contains("不是有效的 .xlsx", FileProblem("a.xlsx", TableWriter.Csv(new OfficialTable())), StringComparison.Ordinal);
        Assert.Contains("不是有效的 .docx", FileProblem("a.doc", TableWriter.Csv(new OfficialTable())), StringComparison.Ordinal);
        Assert.Contains("空的", FileProblem("a.xlsx", []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.xlsx")]
    public void A_file_over_10_MiB_is_refused_unread(string fileName) =>
        Assert.Contains("超过 10 MB", FileProblem(fileName, new byte[(10 * 1024 * 1024) + 1]), StringComparison.Ordinal);

    [Fact]
    public void Rows_and_columns_are_bounded()
    {
        Assert.Contains("超过 10000 行", FileProblem("a.csv", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("甲\n", 10_001)))), StringComparison.Ordinal);
        Assert.Contains("超出第 CV 列", FileProblem("a.csv", Encoding.UTF8.GetBytes(new string(',', 100) + "甲")), StringComparison.Ordinal);
        Assert.Contains("列数过多", FileProblem("a.csv", Encoding.UTF8.GetBytes(new string(',', 5_000_000))), StringComparison.Ordinal);
    }

    internal static string FileProblem(string fileName, byte[] content)
    {
        var refusal = Assert.Throws<RequestException>(() => TableImport.Read(fileName, content));
        Assert.Equal(Reason.TableUnreadable, refusal.Reason);
        var violation = Assert.Single(refusal.Violations);
        Assert.Equal("文件", violation.Field);
        return violation.Description;
    }
}
