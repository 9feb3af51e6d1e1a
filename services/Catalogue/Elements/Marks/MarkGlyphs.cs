namespace OpenGov.Catalogues.Elements.Marks;

/// <summary>
/// The glyphs that tables mark with (domain.md §1.5). Many are drawn with symbol fonts, whose text is a letter or a private-use
/// character; a letter counts as a mark only where a word cannot stand.
/// </summary>
internal static class MarkGlyphs
{
    private const string Chosen = "■▄▲◆●√✓✔☑" + "þ" + "\uf0fc\uf0fe\uf06e\uf050\uf052";

    private const string NotChosen = "□〇○☐▢£¨" + "\uf0a3\uf0a8\uf06f\uf071";

    /// <summary>Wingdings letters seen or expected before channel names.</summary>
    private const string ChosenLetters = "RtüPnul";

    private const string NotChosenLetters = "口oq";

    /// <summary>A glyph that is a mark wherever it stands.</summary>
    public static MarkState Read(char glyph) =>
        Chosen.Contains(glyph, StringComparison.Ordinal) ? MarkState.Chosen
        : NotChosen.Contains(glyph, StringComparison.Ordinal) ? MarkState.NotChosen
        : MarkState.Unknown;

    /// <summary>A glyph or symbol-font letter directly before a known word.</summary>
    public static MarkState ReadBeforeWord(char glyph) =>
        Read(glyph) is not MarkState.Unknown and var state ? state
        : ChosenLetters.Contains(glyph, StringComparison.Ordinal) ? MarkState.Chosen
        : NotChosenLetters.Contains(glyph, StringComparison.Ordinal) ? MarkState.NotChosen
        : MarkState.Unknown;
}
