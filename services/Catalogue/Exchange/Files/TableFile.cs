using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>Table files as grids: the kind is told by the file's ending and must be what the content is.</summary>
internal static class TableFile
{
    /// <summary>10 MiB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Reads the sheets of a file.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: wrong ending, too large, damaged, encrypted.</exception>
    public static SheetSet Read(string fileName, ReadOnlyMemory<byte> content)
    {
        var ending = Path.GetExtension(fileName).ToUpperInvariant();
        if (ending is not (".XLSX" or ".CSV")) throw Unreadable.File("只能导入 .xlsx 和 .csv 文件；其他格式请先另存为 .xlsx");
        if (content.Length == 0) throw Unreadable.File("文件是空的");
        if (content.Length > MostBytes) throw Unreadable.File("文件超过 10 MB，请拆分或去掉图片后再导入");
        return (ending, Signature(content.Span)) switch
        {
            (".XLSX", FileSignature.Zip) => XlsxFile.Read(content),
            (".XLSX", FileSignature.Compound) => throw Unreadable.File("文件加了密码，或其实是旧版 .xls；请去掉密码并另存为 .xlsx 后再导入"),
            (".XLSX", _) => throw Unreadable.File("文件不是有效的 .xlsx，可能已损坏，或只是改了文件名；请用 Excel 打开并另存为 .xlsx"),
            (_, FileSignature.None) => CsvFile.Read(content),
            _ => throw Unreadable.File("文件内容不是 CSV 文本；如果是 Excel 文件，请把文件名的结尾改回 .xlsx"),
        };
    }

    private static FileSignature Signature(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK"u8) ? FileSignature.Zip
        : content.StartsWith(stackalloc byte[] { 0xD0, 0xCF, 0x11, 0xE0 }) ? FileSignature.Compound
        : FileSignature.None;
}
