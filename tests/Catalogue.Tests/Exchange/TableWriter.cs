using System.Text;
using OpenGov.Catalogues.Exchange;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Table files of both kinds, as spreadsheet programs save them, and the import of them.</summary>
public static class TableWriter
{
    public static byte[] Csv(OfficialTable table, Encoding? encoding = null)
    {
        var text = string.Concat(table.Rows.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"));
        return (encoding ?? new UTF8Encoding(false)).GetBytes(text);
    }

    public static byte[] Xlsx(OfficialTable table, params string[] merges) =>
        new XlsxWriter().Sheet("目录", XlsxWriter.SheetData(table.Rows), merges).ToBytes();

    /// <summary>The table as a file of a kind: csv, xlsx, xls, docx, html.</summary>
    public static byte[] File(OfficialTable table, string kind) => kind switch
    {
        "csv" => Csv(table),
        "xlsx" => Xlsx(table),
        "xls" => new XlsWriter().Sheet("目录", table.Rows).ToBytes(),
        "docx" => new DocxWriter().Paragraph("基层政务公开标准目录").Table(table.Rows).ToBytes(),
        _ => Encoding.UTF8.GetBytes(HtmlWriter.Page(HtmlWriter.Table(table.Rows))),
    };

    /// <summary>Imports the table as a file of a kind.</summary>
    public static ImportedTable Import(this OfficialTable table, string kind) => TableImport.Read($"养老服务.{kind}", File(table, kind));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
