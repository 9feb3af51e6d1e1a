using System.Globalization;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Makes tables of a page's tags and texts. End tags that are missing are implied, as browsers do.</summary>
internal sealed class HtmlTables
{
    private static readonly HashSet<string> Blocks =
        ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "caption", "dt", "dd", "pre", "center", "blockquote", "hr"];

    /// <summary>Elements whose text people do not see.</summary>
    private static readonly HashSet<string> Unseen = ["script", "style", "title", "textarea", "noframes", "iframe", "noembed", "xmp", "select", "template", "rt"];

    private readonly TableCollector tables = new();
    private string? unseen;
    private string? font;
    private int fontDepth;

    /// <summary>Takes a tag; true when an element begins that has content.</summary>
    public bool Take(HtmlTagToken tag)
    {
        var begins = tag.Type == HtmlTokenType.StartTag;
        if (unseen is not null)
        {
            if (!begins && tag.Name == unseen) unseen = null;
            return begins;
        }

        if (begins && Unseen.Contains(tag.Name) && !tag.IsSelfClosing) unseen = tag.Name;
        else if (tag.Name is "span" or "font") TakeFont(tag, begins);
        else if (begins) Begin(tag);
        else End(tag.Name);
        return begins;
    }

    /// <summary>Takes a text; its line breaks are blanks.</summary>
    public void Text(string text)
    {
        if (unseen is not null) return;
        tables.Text(SymbolGlyphs.Show(text.ReplaceLineEndings(" "), font));
    }

    /// <summary>The page has ended.</summary>
    public IReadOnlyList<Grid> End()
    {
        tables.End();
        return tables.Tables;
    }

    private void Begin(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "table": tables.BeginTable(); break;
            case "tr": tables.BeginRow(); break;
            case "td" or "th": tables.BeginCell(Span(tag, "colspan"), Span(tag, "rowspan")); break;
            case "br": tables.EndLine(); break;
            case "input": TakeBox(tag); break;
            default:
                if (Blocks.Contains(tag.Name)) tables.EndLine();
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "table": tables.EndTable(); break;
            case "tr": tables.EndRow(); break;
            case "td" or "th": tables.EndCell(); break;
            default:
                if (Blocks.Contains(name)) tables.EndLine();
                break;
        }
    }

    /// <summary>Word writes ticks as letters in a span of its symbol font.</summary>
    private void TakeFont(HtmlTagToken tag, bool begins)
    {
        if (font is not null)
        {
            if (!tag.IsSelfClosing) fontDepth += begins ? 1 : -1;
            if (fontDepth == 0) font = null;
            return;
        }

        var named = begins && !tag.IsSelfClosing ? FontOf(tag.GetAttribute("face") + ";" + tag.GetAttribute("style")) : null;
        if (named is not null) (font, fontDepth) = (named, 1);
    }

    private static string? FontOf(string style) =>
        style.Contains("wingdings 2", StringComparison.OrdinalIgnoreCase) ? "Wingdings 2"
        : style.Contains("wingdings 3", StringComparison.OrdinalIgnoreCase) ? null
        : style.Contains("wingdings", StringComparison.OrdinalIgnoreCase) ? "Wingdings"
        : style.Contains("webdings", StringComparison.OrdinalIgnoreCase) ? "Webdings"
        : null;

    private void TakeBox(HtmlTagToken tag)
    {
        if (!tag.GetAttribute("type").Equals("checkbox", StringComparison.OrdinalIgnoreCase)) return;
        tables.Text(tag.Attributes.Any(attribute => attribute.Name == "checked") ? "☑" : "□");
    }

    private static int Span(HtmlTagToken tag, string name)
    {
        var written = WrittenText.Compact(tag.GetAttribute(name) ?? "");
        var digits = written.TakeWhile(char.IsAsciiDigit).Take(6).ToArray();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var span)) return 1;
        return span == 0 && name == "rowspan" ? FileLimits.RowSpan : Math.Max(1, span);
    }
}
