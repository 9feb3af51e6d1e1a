using System.Text;
using OpenGov.Catalogues.Exchange;
using OpenGov.Testing;

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
        "xlsx" => Xlsx(table, [.. table.Merges.Select(m => $"{Address(m.Top, m.Left)}:{Address(m.Bottom, m.Right)}")]),
        "xls" => new XlsWriter().Sheet("目录", table.Rows, table.Merges).ToBytes(),
        "docx" => new DocxWriter().Add(DocxWriter.TableXml(table.Rows.Select((_, i) => DocxWriter.Row(DocxCells(table, i))))).ToBytes(),
        _ => Encoding.UTF8.GetBytes(HtmlWriter.Page(Html(table))),
    };

    /// <summary>Imports the table as a file of a kind.</summary>
    public static ImportedTable Import(this OfficialTable table, string kind) => TableImport.Read($"养老服务.{kind}", File(table, kind));

    /// <summary>The table of a page.</summary>
    public static string Html(OfficialTable table) =>
        $"<table border=1>{string.Concat(table.Rows.Select((row, i) => $"<tr>{string.Concat(row.Select((cell, j) => HtmlCell(table, i, j, cell)))}</tr>\n"))}</table>";

    private static string Address(int row, int column) => $"{OfficialTable.Letters[column]}{row + 1}";

    private static (int Top, int Bottom, int Left, int Right)? MergeOf(OfficialTable table, int row, int column) =>
        table.Merges.Where(m => row >= m.Top && row <= m.Bottom && column >= m.Left && column <= m.Right).Select(m => ((int, int, int, int)?)m).FirstOrDefault();

    private static string HtmlCell(OfficialTable table, int row, int column, string text) => MergeOf(table, row, column) switch
    {
        null => $"<td>{HtmlWriter.Text(text)}</td>",
        { } m when m.Top == row && m.Left == column => $"<td rowspan={m.Bottom - m.Top + 1} colspan={m.Right - m.Left + 1}>{HtmlWriter.Text(text)}</td>",
        _ => "",
    };

    private static IEnumerable<string> DocxCells(OfficialTable table, int row)
    {
        for (var column = 0; column < table.Rows[row].Count; column++)
        {
            if (MergeOf(table, row, column) is not { } merge)
            {
                yield return DocxWriter.Cell(table.Rows[row][column]);
                continue;
            }

            var down = merge.Bottom == merge.Top ? "" : row == merge.Top ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
            if (column == merge.Left) yield return DocxWriter.Cell(row == merge.Top ? table.Rows[row][column] : "", $"<w:gridSpan w:val=\"{merge.Right - merge.Left + 1}\"/>{down}");
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
