using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.Marks;

/// <summary>The cell 特定群体: it names the groups in words; a tick alone does not say which.</summary>
public static class SpecificGroupsCell
{
    /// <summary>What the cell says.</summary>
    /// <returns>
    /// <see cref="MarkState.Chosen"/> with the groups' words; Chosen without words for a tick that names nobody;
    /// <see cref="MarkState.Unknown"/> for marks that are none and for words behind an empty box.
    /// </returns>
    public static (MarkState State, string Groups) Read(string cell)
    {
        var written = WrittenText.SingleLine(cell);
        var bare = TickCell.Read(written, "特定群体", "特定群众", "特定对象");
        if (bare is not MarkState.Unknown) return (bare, "");
        var mark = MarkGlyphs.Read(written[0]);
        var groups = mark is MarkState.Unknown ? written : WithoutBrackets(written[1..].Trim());
        var isWords = groups.Count(char.IsLetter) >= 2;
        return isWords && mark is not MarkState.NotChosen ? (MarkState.Chosen, groups) : (MarkState.Unknown, "");
    }

    private static string WithoutBrackets(string words) =>
        words is ['(' or '（', .., ')' or '）'] && words.AsSpan(1).IndexOfAny('(', '（') < 0 ? words[1..^1].Trim() : words;
}
