namespace OpenGov.Publications.Search;

/// <summary>
/// Text as it is compared: full-width letters, digits and signs as ASCII, capitals as small letters, all brackets of document numbers
/// alike, every blank one space. One character for each of the original, so that places in one are places in the other.
/// </summary>
public static class FoldedText
{
    /// <summary>Folds a text.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (folded, original) =>
    {
        for (var index = 0; index < folded.Length; index++)
        {
            folded[index] = Of(original[index]);
        }
    });

    /// <summary>Folds one character.</summary>
    public static char Of(char c)
    {
        if (c < 0x80)
        {
            return c is >= 'A' and <= 'Z' ? (char)(c + 32) : c is '\t' or '\r' ? ' ' : c;
        }

        // CJK, by far the most.
        if (c is >= '\u3400' and <= '\u9FFF')
        {
            return c;
        }

        return c switch
        {
            >= '\uFF01' and <= '\uFF5E' => Of((char)(c - 0xFEE0)),
            '〔' or '【' or '［' or '〈' => '[',
            '〕' or '】' or '］' or '〉' => ']',
            _ when char.IsWhiteSpace(c) => ' ',
            _ => char.ToLowerInvariant(c) is var lower && lower != c ? lower : c,
        };
    }

    /// <summary>Whether pairs with this character are in the index. Signs are not: they separate words, and a term may still hold them.</summary>
    public static bool IsIndexed(char folded) => char.IsLetterOrDigit(folded);
}
