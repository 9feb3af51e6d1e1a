using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>
/// A table as a page that stands alone: no script, nothing loaded from elsewhere, printed on A4 landscape with its head on every page,
/// headings and rows told to screen readers. Every text is escaped; a spreadsheet program that opens the page takes every cell for a text,
/// never for a formula (mso-number-format).
/// </summary>
public static class HtmlPage
{
    private const string Style = """
        @page { size: A4 landscape; margin: 12mm; }
        body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; color: #111; background: #fff; margin: 1.5rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { font-size: 1.6em; font-weight: bold; padding: .5em; }
        caption p { font-size: .6em; font-weight: normal; margin: .3em 0 0; }
        th, td { border: 1px solid #444; padding: .3em .45em; text-align: left; vertical-align: middle; overflow-wrap: anywhere; white-space: pre-wrap; }
        thead { display: table-header-group; }
        thead th { background: #eee; text-align: center; }
        tbody th { font-weight: normal; }
        tr { break-inside: avoid; }
        th, td { mso-number-format: "\@"; }
        .c { text-align: center; }
        del { text-decoration: line-through; background: #fbe9e7; color: #7a1c12; }
        ins { text-decoration: underline; font-weight: bold; background: #e6f4ea; color: #0b4f26; }
        @media print { body { margin: 0; font-size: 9pt; } }
        """;

    // Chinese text stays readable in the source; what has a meaning in HTML is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page, UTF-8.</summary>
    public static byte[] Write(PrintTable table)
    {
        var page = new StringBuilder(4096);
        page.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .Append(Encoder.Encode(table.Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n<table>\n<caption>")
            .Append(Encoder.Encode(table.Title));
        if (table.Subtitle.Length > 0) page.Append("<p>").Append(Encoder.Encode(table.Subtitle)).Append("</p>");
        page.Append("</caption>\n");
        Columns(page, table.Columns);
        page.Append("<thead>\n");
        foreach (var row in PrintHeader.Of(table.Columns)) HeadRow(page, row);
        page.Append("</thead>\n<tbody>\n");
        foreach (var row in table.Rows) Row(page, table.Columns, row);
        page.Append("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Columns(StringBuilder page, IReadOnlyList<PrintColumn> columns)
    {
        var whole = columns.Sum(column => column.Width);
        page.Append("<colgroup>");
        foreach (var column in columns) page.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{100.0 * column.Width / whole:0.#}%\">");
        page.Append("</colgroup>\n");
    }

    private static void HeadRow(StringBuilder page, IReadOnlyList<HeadCell> row)
    {
        page.Append("<tr>");
        foreach (var cell in row)
        {
            page.Append("<th scope=\"").Append(cell.Columns > 1 ? "colgroup" : "col").Append('"');
            Span(page, "colspan", cell.Columns);
            Span(page, "rowspan", cell.Rows);
            page.Append('>').Append(Encoder.Encode(cell.Text)).Append("</th>");
        }

        page.Append("</tr>\n");
    }

    private static void Row(StringBuilder page, IReadOnlyList<PrintColumn> columns, PrintRow row)
    {
        page.Append("<tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            if (row.Cells[i] is not { } cell) continue;
            page.Append(columns[i].NamesRow ? "<th scope=\"" + (cell.Rows > 1 ? "rowgroup" : "row") + "\"" : "<td");
            if (columns[i].IsCentred) page.Append(" class=\"c\"");
            Span(page, "rowspan", cell.Rows);
            page.Append('>');
            foreach (var run in cell.Runs) Run(page, run);
            page.Append(columns[i].NamesRow ? "</th>" : "</td>");
        }

        page.Append("</tr>\n");
    }

    private static void Run(StringBuilder page, PrintRun run)
    {
        var element = run.Mark switch
        {
            PrintMark.Deleted => "del",
            PrintMark.Inserted => "ins",
            _ => null,
        };
        if (element is not null) page.Append('<').Append(element).Append('>');
        var first = true;
        foreach (var line in PrintLines.Of(run.Text))
        {
            if (!first) page.Append("<br>");
            page.Append(Encoder.Encode(line));
            first = false;
        }

        if (element is not null) page.Append("</").Append(element).Append('>');
    }

    private static void Span(StringBuilder page, string name, int count)
    {
        if (count > 1) page.Append(CultureInfo.InvariantCulture, $" {name}=\"{count}\"");
    }
}
