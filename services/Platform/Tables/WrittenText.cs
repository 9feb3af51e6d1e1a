using System.Globalization;
using System.Text;

namespace OpenGov.Platform.Tables;

/// <summary>
/// What people's tables do to text: stray blanks, no-break and zero-width characters, full-width digits, half-width punctuation
///. Nothing here changes a word.
/// </summary>
public static class WrittenText
{
    /// <summary>
    /// The text as written, without noise: line breaks are \n, other blanks are spaces, no line begins or ends with one, and
    /// invisible characters are gone. Cleaning twice changes nothing more.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var cleaned = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsLineBreak(c))
            {
                TrimLineEnd(cleaned);
                if (cleaned.Length > 0 && !(c == '\n' && i > 0 && text[i - 1] == '\r')) cleaned.Append('\n');
            }
            else if (IsBlank(c))
            {
                if (cleaned.Length > 0 && cleaned[^1] != '\n') cleaned.Append(' ');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                cleaned.Append(c).Append(text[++i]);
            }
            else if (!char.IsSurrogate(c) && !IsInvisible(c))
            {
                cleaned.Append(c);
            }
        }

        while (cleaned.Length > 0 && cleaned[^1] is ' ' or '\n') cleaned.Length--;
        return cleaned.ToString();
    }

    /// <summary>Cleaned and on one line: a break inside a Chinese word disappears, between Latin words it becomes a space.</summary>
    public static string SingleLine(string text)
    {
        var cleaned = Clean(text);
        if (!cleaned.Contains('\n', StringComparison.Ordinal)) return cleaned;
        var line = new StringBuilder(cleaned.Length);
        for (var i = 0; i < cleaned.Length; i++)
        {
            if (cleaned[i] != '\n') line.Append(cleaned[i]);
            else if (char.IsAscii(line[^1]) && line[^1] != ' ' && char.IsAscii(cleaned[i + 1]) && cleaned[i + 1] != '\n') line.Append(' ');
        }

        return line.ToString();
    }

    /// <summary>
    /// For comparing, not for keeping: no blanks at all, half-width letters and digits, Chinese brackets and punctuation.
    /// </summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsBlank(c) && !IsLineBreak(c) && !IsInvisible(c)) compact.Append(Fold(c));
        }

        return compact.ToString();
    }

    /// <summary>One character as <see cref="Compact"/> writes it.</summary>
    public static char Fold(char c)
    {
        var half = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
        return half switch
        {
            '(' => '（',
            ')' => '）',
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '｡' => '。',
            '､' => '、',
            _ => half,
        };
    }

    /// <summary>For messages: on one line and at most 30 characters.</summary>
    public static string Shown(string text)
    {
        const int Most = 30;
        var line = SingleLine(text.Length > 10 * Most ? text[..(10 * Most)] : text);
        return line.Length <= Most ? line : Clean(line[..(Most - 1)]) + "…";
    }

    /// <summary>A blank inside a line.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' || (c > '\u007f' && char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator);

    /// <summary>The end of a line, however it is written.</summary>
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsInvisible(char c) => c < ' ' || c == '\u007f' || (c > '\u007f' && (c is >= '\ufe00' and <= '\ufe0f' or >= '\ufffe' || char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format));

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var atEdge = i == 0 || i == text.Length - 1;
            if (c == ' ' ? atEdge || text[i - 1] == '\n' || text[i + 1] == '\n' : c == '\n' ? atEdge : IsNoise(c)) return false;
        }

        return true;
    }

    // Chinese text is nearly all in these ranges; asking for the Unicode category of each character costs more than the rest.
    private static bool IsNoise(char c) => c is not (>= '!' and <= '~' or >= '、' and <= '鿿' or >= '！' and <= '～')
        && (IsLineBreak(c) || IsBlank(c) || IsInvisible(c) || char.IsSurrogate(c));

    private static void TrimLineEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
    }
}
