using System.Text;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>
/// A table as comma-separated text (RFC 4180) for programs and spreadsheets: UTF-8 with byte order mark, one row of headings, every
/// cell filled, formulas made harmless. Titles are left out, except that a draft says so in its first line.
/// </summary>
public static class CsvText
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The file.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="withTitle">Whether the title is the first line.</param>
    public static byte[] Write(PrintTable table, bool withTitle)
    {
        var text = new StringBuilder();
        if (withTitle) Line(text, [table.Title]);
        Line(text, table.Columns.Select(column => column.Heading));
        var above = new string[table.Columns.Count];
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < above.Length; i++) above[i] = row.Cells[i]?.Text ?? above[i];
            Line(text, above);
        }

        return [.. Utf8WithMark.GetPreamble(), .. Utf8WithMark.GetBytes(text.ToString())];
    }

    /// <summary>One record, without its line end; formulas made harmless.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append(Line(cells)).Append("\r\n");

    private static string Quoted(string cell)
    {
        var guarded = FormulaGuard.Apply(cell);
        return guarded.AsSpan().ContainsAny(",\"\n\r") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
