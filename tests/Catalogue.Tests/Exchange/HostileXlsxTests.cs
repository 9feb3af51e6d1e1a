using System.IO.Compression;
using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Files made to harm: each is refused with a sentence, whatever it holds.</summary>
public sealed class HostileXlsxTests
{
    private static readonly string Data = XlsxWriter.SheetData(new OfficialTable(3).Rows);

    [Fact]
    public void A_zip_bomb_is_refused_unread()
    {
        var file = WithEntry("xl/media/a.xml", new byte[30_000_000]);
        Assert.Contains("压缩比异常", CsvFileTests.FileProblem("a.xlsx", file), StringComparison.Ordinal);
        Assert.Contains("解压后超过 64 MB", CsvFileTests.FileProblem("a.xlsx", WithEntry("xl/media/a.xml", new byte[65 * 1024 * 1024])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_lies_about_its_size_is_not_read_beyond_it()
    {
        var file = new XlsxWriter().Sheet("目录", Data + string.Concat(Enumerable.Range(6, 50_000).Select(i => $"<row r=\"{i}\"/>"))).ToBytes();
        DeclareSize(file, "xl/worksheets/sheet1.xml", 1_000);
        Assert.Contains("已损坏", CsvFileTests.FileProblem("a.xlsx", file), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var writer = new XlsxWriter().Sheet("目录", Data);
        for (var i = 0; i < 2_001; i++) writer.Parts[$"x/{i}.xml"] = "<a/>";
        Assert.Contains("部件过多", CsvFileTests.FileProblem("a.xlsx", writer.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")]
    public void Document_types_and_entities_are_refused(string prolog) =>
        Assert.Contains("已损坏", CsvFileTests.FileProblem("a.xlsx", new XlsxWriter { Prolog = prolog }.Sheet("目录", Data).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("<row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"0\"/>")]
    [InlineData("<row r=\"-1\"/>")]
    [InlineData("<row r=\"7\"/><row r=\"7\"/>")]
    [InlineData("<row r=\"7\"><c r=\"FXSHRXW7\"><v>1</v></c></row>")]
    [InlineData("<row r=\"7\"><c r=\"A8\"><v>1</v></c></row>")]
    [InlineData("<row r=\"7\"><c r=\"\"><v>1</v></c></row>")]
    [InlineData("<row r=\"7\"><c>")]
    public void Rows_and_cells_where_none_can_be_are_refused(string row) =>
        Assert.Contains("已损坏", CsvFileTests.FileProblem("a.xlsx", new XlsxWriter().Sheet("目录", Data + row).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void Empty_rows_far_below_do_no_harm()
    {
        var far = string.Concat(Enumerable.Range(1_000_000, 40_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" s=\"0\"/></row>"));
        Assert.Equal(3, TableImport.Read("a.xlsx", new XlsxWriter().Sheet("目录", Data + far, ["A1:XFD1048576"]).ToBytes()).Items.Count);
    }

    [Fact]
    public void Merges_that_would_fill_millions_of_cells_are_refused()
    {
        var rows = XlsxWriter.SheetData(new OfficialTable(2_000).Rows);
        Assert.Contains("合并单元格过多", CsvFileTests.FileProblem("a.xlsx", new XlsxWriter().Sheet("目录", rows, [.. Enumerable.Repeat("A3:A1048576", 1_000)]).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_that_share_one_part_are_refused()
    {
        var names = string.Concat(Enumerable.Range(1, 150).Select(i => $"<sheet name=\"s{i}\" sheetId=\"{i}\" r:id=\"rId1\"/>"));
        var writer = new XlsxWriter().Sheet("目录", Data);
        writer.Parts["xl/workbook.xml"] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{names}</sheets></workbook>";
        Assert.Contains("已损坏", CsvFileTests.FileProblem("a.xlsx", writer.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "")]
    [InlineData("xl/workbook.xml", "<workbook/>")]
    [InlineData("xl/sharedStrings.xml", "<sst")]
    [InlineData("xl/styles.xml", "x")]
    [InlineData("[Content_Types].xml", "<Types/>")]
    [InlineData("_rels/.rels", "<Relationships/>")]
    [InlineData("xl/_rels/workbook.xml.rels", "<x/>")]
    public void A_broken_part_is_refused(string path, string xml)
    {
        var writer = new XlsxWriter().Sheet("目录", Data);
        writer.Parts[path] = xml;
        Assert.NotEmpty(CsvFileTests.FileProblem("a.xlsx", writer.ToBytes()));
    }

    [Fact]
    public void A_file_cut_short_or_changed_anywhere_is_refused_or_read_but_never_fails()
    {
        var whole = new XlsxWriter().Sheet("目录", Data).ToBytes();
        var random = new Random(20240607);
        for (var i = 0; i < 400; i++)
        {
            var file = i % 2 == 0 ? whole[..random.Next(4, whole.Length)] : (byte[])whole.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--) file[random.Next(4, file.Length)] = (byte)random.Next(256);
            AssertReadOrRefused(file);
        }
    }

    [Fact]
    public void Xml_changed_anywhere_is_refused_or_read_but_never_fails()
    {
        var random = new Random(20240608);
        const string Marks = "<>\"'/&;=01aZ \ud800#:-";
        for (var i = 0; i < 400; i++)
        {
            var data = new System.Text.StringBuilder(Data);
            for (var changes = random.Next(1, 4); changes > 0; changes--) data[random.Next(data.Length)] = Marks[random.Next(Marks.Length)];
            AssertReadOrRefused(new XlsxWriter().Sheet("目录", data.ToString()).ToBytes());
        }
    }

    [Fact]
    public void A_table_that_fills_the_bounds_is_answered()
    {
        var cells = string.Concat(Enumerable.Range(0, 90).Select(i => $"<c><v>{i}</v></c>"));
        var rows = string.Concat(Enumerable.Range(6, 9_900).Select(i => $"<row r=\"{i}\">{cells.Replace("<v>", $"<v>{i}", StringComparison.Ordinal)}</row>"));
        var file = new XlsxWriter().Sheet("目录", Data + rows).ToBytes();
        Assert.Contains("超过 2000 个", CsvFileTests.FileProblem("a.xlsx", file), StringComparison.Ordinal);
    }

    private static void AssertReadOrRefused(byte[] file)
    {
        try
        {
            Assert.NotEmpty(TableImport.Read("a.xlsx", file).Items);
        }
        catch (RequestException refusal)
        {
            Assert.Equal(Reason.TableUnreadable, refusal.Reason);
        }
    }

    private static byte[] WithEntry(string path, byte[] content)
    {
        var file = new MemoryStream();
        file.Write(new XlsxWriter().Sheet("目录", Data).ToBytes());
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(path).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    /// <summary>Changes the unfolded size in the archive's central directory.</summary>
    private static void DeclareSize(byte[] file, string path, int size)
    {
        var name = System.Text.Encoding.ASCII.GetBytes(path);
        for (var i = 0; i + 46 + name.Length < file.Length; i++)
        {
            if (file.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8) && file.AsSpan(i + 46, name.Length).SequenceEqual(name))
            {
                BitConverter.GetBytes(size).CopyTo(file, i + 24);
                return;
            }
        }

        Assert.Fail("There is no such part.");
    }
}
