using System.Text;
using OpenGov.Catalogues.Exchange;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>What a file is, its content says.</summary>
public sealed class FileKindTests
{
    private static readonly string[] Endings = [".xlsx", ".xls", ".docx", ".doc", ".html", ".csv"];

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_file_is_read_by_its_content_and_not_by_its_ending(string kind)
    {
        var file = TableWriter.File(new OfficialTable(2), kind);
        foreach (var ending in Endings.Where(_ => kind != "csv")) Assert.Equal(2, TableImport.Read("目录" + ending, file).Items.Count);
    }

    [Theory]
    [InlineData("EncryptedPackage", "加了密码")]
    [InlineData("WordDocument", "另存为")]
    [InlineData("VisioDocument", "无法识别")]
    public void Compound_files_are_told_apart_by_their_streams(string stream, string part) =>
        Assert.Contains(part, CsvFileTests.FileProblem("a.xls", XlsWriter.Compound(stream, new byte[5_000])), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\\rtf1\\ansi}", "RTF")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "2003")]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>", "2003")]
    public void Formats_that_are_not_read_are_named_with_what_to_do(string head, string part) =>
        Assert.Contains(part, CsvFileTests.FileProblem("a.doc", Encoding.UTF8.GetBytes(head)), StringComparison.Ordinal);
}
