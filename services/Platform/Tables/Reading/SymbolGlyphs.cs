namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// What people see where text is set in a symbol font: the letter "R" in Wingdings 2 is a ticked box. Only glyphs that
/// tables mark with are told; of others the character stays, and what reads the cell asks about it.
/// </summary>
internal static class SymbolGlyphs
{
    private static readonly Dictionary<char, char> Wingdings = new()
    {
        ['n'] = '■',
        ['u'] = '◆',
        ['t'] = '◆',
        ['l'] = '●',
        ['þ'] = '☑',
        ['ü'] = '✓',
        ['o'] = '□',
        ['q'] = '□',
        ['¨'] = '□',
        ['r'] = '□',
        ['p'] = '□',
        ['m'] = '○',
        ['¡'] = '○',
        ['§'] = '■',
        ['û'] = '×',
        ['ý'] = '×',
        ['x'] = '×',
    };

    private static readonly Dictionary<char, char> Wingdings2 = new()
    {
        ['R'] = '☑',
        ['P'] = '✓',
        ['£'] = '□',
        ['*'] = '□',
        ['¢'] = '■',
        ['O'] = '×',
        ['S'] = '×',
        ['T'] = '×',
        ['Q'] = '×',
        ['\u0098'] = '●',
        ['\u0099'] = '○',
    };

    private static readonly Dictionary<char, char> Webdings = new() { ['a'] = '✓', ['c'] = '□', ['g'] = '■', ['n'] = '●', ['r'] = '×' };

    private static readonly Dictionary<char, char> Symbol = new() { ['Ö'] = '√', ['·'] = '·', ['¨'] = '◆', ['ª'] = '◆' };

    /// <summary>The glyphs of a font; null for a font of letters.</summary>
    public static IReadOnlyDictionary<char, char>? OfFont(string? font) => font?.Trim().ToUpperInvariant() switch
    {
        "WINGDINGS" => Wingdings,
        "WINGDINGS 2" => Wingdings2,
        "WEBDINGS" => Webdings,
        "SYMBOL" => Symbol,
        _ => null,
    };

    /// <summary>A text as the font shows it; symbol fonts also stand in the private use area from U+F000.</summary>
    public static string Show(string text, string? font) =>
        OfFont(font) is { } glyphs ? string.Concat(text.Select(c => Show(c, glyphs))) : text;

    /// <summary>A character by its code (w:sym), "F0FE" for example; empty when the code is none.</summary>
    public static string Show(string? code, string? font, bool isCode) =>
        isCode && int.TryParse(code, System.Globalization.NumberStyles.HexNumber, null, out var number) && number is > 0 and <= char.MaxValue
            && !char.IsSurrogate((char)number)
            ? Show($"{(char)number}", font)
            : "";

    private static char Show(char c, IReadOnlyDictionary<char, char> glyphs) => glyphs.GetValueOrDefault(c is >= '\uf000' and <= '\uf0ff' ? (char)(c - '\uf000') : c, c);
}
