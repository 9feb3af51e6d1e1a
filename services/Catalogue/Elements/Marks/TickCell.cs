using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.Marks;

/// <summary>A cell that says yes or no under its header: 全社会, 主动, 依申请, 县级, 乡级, 村级.</summary>
public static class TickCell
{
    /// <summary>For messages: what may stand in the cell.</summary>
    public const string Allowed = "用“√”或“■”表示选中，留空或“□”表示未选";

    private const string Ticked = "√";

    /// <summary>What the cell says.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="words">The header's own words: "县级" written in the column 县级 is a tick (domain.md §1.4).</param>
    public static MarkState Read(string cell, params ReadOnlySpan<string> words)
    {
        if (cell == Ticked) return MarkState.Chosen;
        var text = WrittenText.Compact(cell);
        if (text.Length == 0) return MarkState.Blank;
        var mark = text.Length == 1 ? ReadOne(text[0]) : MarkGlyphs.Read(text[0]);
        if (text.Length == 1) return mark;
        if (words.Contains(text)) return MarkState.Chosen;
        return words.Contains(text[1..]) ? mark : MarkState.Unknown;
    }

    /// <summary>The cell of the official table.</summary>
    public static string Render(bool chosen) => chosen ? Ticked : "";

    private static MarkState ReadOne(char glyph) => glyph switch
    {
        '是' or 'R' => MarkState.Chosen,
        '否' or '无' or '口' or '-' or '—' or '–' or '/' or '×' => MarkState.NotChosen,
        _ => MarkGlyphs.Read(glyph),
    };
}
