namespace OpenGov.Platform.Tables;

/// <summary>
/// Texts that a spreadsheet program would take for a formula. In CSV there is nothing but the text, so such a text gets an apostrophe in
/// front, which makes it a text everywhere; import takes it away again. A text that already begins with apostrophes gets one more, so that
/// every text comes back as it was.
/// </summary>
public static class FormulaGuard
{
    private const char Mark = '\'';

    /// <summary>Half width and full width: programs for Chinese and Japanese take both.</summary>
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Whether a program would calculate it.</summary>
    public static bool IsFormula(string text) => text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>The text as it is written.</summary>
    public static string Apply(string text) => NeedsMark(text) ? Mark + text : text;

    /// <summary>The text as it was.</summary>
    public static string Undo(string text) => text is [Mark, ..] && NeedsMark(text) ? text[1..] : text;

    private static bool NeedsMark(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(Mark);
        return at >= 0 && Starts.Contains(text[at], StringComparison.Ordinal);
    }
}
