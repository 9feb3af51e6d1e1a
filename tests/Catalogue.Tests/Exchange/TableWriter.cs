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

    /// <summary>Imports the table as a file of a kind, "csv" or "xlsx".</summary>
    public static ImportedTable Import(this OfficialTable table, string kind) =>
        TableImport.Read($"养老服务.{kind}", kind == "csv" ? Csv(table) : Xlsx(table));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
