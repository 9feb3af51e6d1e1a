using System.Net;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Writes pages with tables, as offices and websites save them.</summary>
public static class HtmlWriter
{
    public static string Page(string body) =>
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>目录</title><style>td {{ color: red }}</style></head><body>{body}</body></html>";

    public static string Table(IEnumerable<IReadOnlyList<string>> rows) =>
        $"<table border=1>\n{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n"))}</table>";

    /// <summary>A text with its line breaks as br.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
