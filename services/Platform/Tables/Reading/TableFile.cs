using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Table files as grids: what a file is, its content says; the ending of its name must only be one of those that are taken.</summary>
public static class TableFile
{
    private static readonly string[] Endings = [".XLSX", ".XLSM", ".XLS", ".DOCX", ".DOCM", ".DOC", ".HTML", ".HTM", ".CSV"];

    /// <summary>Reads the sheets or tables of a file.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: wrong ending, too large, damaged, encrypted, a format that is not read.</exception>
    public static SheetSet Read(string fileName, ReadOnlyMemory<byte> content)
    {
        if (!Endings.Contains(Path.GetExtension(fileName).ToUpperInvariant()))
        {
            throw Unreadable.File("只能导入 .xlsx 和 .csv、.xls、.docx、.html 文件；其他格式请先另存为 .xlsx 或 .docx");
        }

        if (content.Length == 0) throw Unreadable.File("文件是空的");
        if (content.Length > FileLimits.Bytes) throw Unreadable.File("文件超过 10 MB，请拆分或去掉图片后再导入");
        return FileSignatures.Of(content) switch
        {
            FileSignature.Workbook => XlsxFile.Read(content),
            FileSignature.Document => DocxFile.Read(content),
            FileSignature.OldWorkbook => XlsFile.Read(content),
            FileSignature.Page => HtmlFile.Read(content),
            FileSignature.Text => ReadText(fileName, content),
            var other => throw Unreadable.File(Advice(other)),
        };
    }

    /// <summary>Text is csv; under another name it is more likely a damaged file, which the words of the refusal should say.</summary>
    private static SheetSet ReadText(string fileName, ReadOnlyMemory<byte> content) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".CSV" => CsvFile.Read(content),
        ".HTML" or ".HTM" => HtmlFile.Read(content),
        ".XLSX" or ".XLSM" or ".XLS" => throw Unreadable.File("文件不是有效的 .xlsx 或 .xls，可能已损坏，或只是改了文件名；请用 Excel 打开并另存为 .xlsx"),
        _ => throw Unreadable.File("文件不是有效的 .docx，可能已损坏，或只是改了文件名；请用 Word 打开并另存为 .docx"),
    };

    private static string Advice(FileSignature signature) => signature switch
    {
        FileSignature.Encrypted => "文件加了密码；请在 Excel 或 Word 中去掉密码后再导入",
        FileSignature.OldDocument => "是旧版 Word 文档（.doc），不能直接读取；请用 Word 或 WPS 打开，选择“另存为”，类型选 .docx，再导入",
        FileSignature.RichText => "是 RTF 文档；请用 Word 或 WPS 打开，选择“另存为”，类型选 .docx，再导入",
        FileSignature.OfficeXml => "是 Office 2003 的 XML 文件；请用 Excel 或 Word 打开，选择“另存为”，类型选 .xlsx 或 .docx，再导入",
        FileSignature.PageArchive => "是单个文件网页（.mht）；请用 Excel 或 Word 打开，选择“另存为”，类型选 .xlsx 或 .docx，再导入",
        FileSignature.Pdf => "是 PDF，不能导入；请找到原来的 Word 或 Excel 文件，或用 WPS 转换为 .docx 后再导入",
        FileSignature.Archive => "是 OpenDocument 文件；请选择“另存为”，类型选 .xlsx 或 .docx，再导入",
        _ => "文件无法识别，可能已损坏；请用 Excel 打开并另存为 .xlsx 后再导入",
    };
}
