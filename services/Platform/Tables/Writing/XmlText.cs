using System.Text;
using System.Xml;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>
/// Text inside XML, which cannot hold control characters, half characters and U+FFFE, U+FFFF. Elements have none (they are cleaned when
/// they are written), but titles and documents of long ago may: a file is not refused because of one character that nobody sees.
/// </summary>
internal static class XmlText
{
    /// <summary>The text without what XML cannot hold; nearly always the text itself.</summary>
    public static string Of(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c)) return Filtered(text);
        }

        return text;
    }

    private static string Filtered(string text)
    {
        var kept = new StringBuilder(text.Length);
        // Halves of characters come as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune);
        }

        return kept.ToString();
    }
}
