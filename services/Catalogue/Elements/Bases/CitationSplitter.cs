using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.Bases;

/// <summary>
/// Cuts a cell of 公开依据 into citations: at 、；and line breaks, before the next 《, and at numbering; never inside 《》 or brackets,
/// where these marks belong to the title or the document number.
/// </summary>
internal static partial class CitationSplitter
{
    private const string Opening = "《〈（(〔[［【";

    private const string Closing = "》〉）)〕]］】";

    private static readonly char[] Blanks = [.. " \n、；;，,。"];

    /// <summary>The citations as written, each on one line.</summary>
    /// <param name="cell">Cleaned text.</param>
    public static IEnumerable<string> Split(string cell)
    {
        // A lost bracket ("〔201744号") must not swallow the rest of the cell: then brackets are not believed, only 《》.
        var pieces = Cut(cell, Opening) ?? Cut(cell, "《〈") ?? [.. cell.Split('\n', '；', ';')];
        return pieces.Select(Tidy).Where(piece => piece.Length > 0);
    }

    /// <summary>Null when something opens and never closes.</summary>
    private static List<string>? Cut(string cell, string opening)
    {
        var pieces = new List<string>();
        var open = new Stack<int>();
        var start = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            var c = cell[i];
            if (open.Count == 0 && BeginsAnother(cell, start, i))
            {
                pieces.Add(cell[start..i]);
                start = i;
            }

            if (opening.Contains(c, StringComparison.Ordinal)) open.Push(Opening.IndexOf(c, StringComparison.Ordinal) / 2);
            else if (open.Count > 0 && Closes(c, open.Peek())) open.Pop();
        }

        if (open.Count > 0) return null;
        pieces.Add(cell[start..]);
        return pieces;
    }

    /// <summary>Opening and closing marks may be of different width: "（2019)".</summary>
    private static bool Closes(char c, int kind) => Closing.IndexOf(c, StringComparison.Ordinal) is >= 0 and var index && index / 2 == kind;

    private static bool BeginsAnother(string cell, int start, int i) => cell[i] switch
    {
        '\n' or '；' or ';' => true,
        // "1、《…》" is numbering, not a citation "1"; "第十条、第十一条" are of one law.
        '、' => Tidy(cell[start..(i + 1)]).Length > 0 && !Articles.GoesOn(cell, i + 1),
        '，' or ',' => i + 1 < cell.Length && cell[i + 1] == '《',
        '《' => cell.AsSpan(start, i - start).Contains('》'),
        _ => i > start && !char.IsLetterOrDigit(cell[i - 1]) && NumberedTitle().IsMatch(cell, i),
    };

    private static string Tidy(string piece)
    {
        var tidy = WrittenText.SingleLine(piece).TrimStart(Blanks);
        for (var numbering = Numbering().Match(tidy); numbering.Success; numbering = Numbering().Match(tidy))
        {
            tidy = tidy[numbering.Length..].TrimStart(Blanks);
        }

        return Joining().Replace(tidy.TrimEnd(Blanks), "").TrimEnd(Blanks);
    }

    private const string NumberingForms =
        @"\d{1,2}(?:[.．](?!\d)|[、)）])|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|[一二三四五六七八九十]{1,2}[、.．]|[①-⑳]|[●·•■◆]";

    [GeneratedRegex($"^(?:{NumberingForms})")]
    private static partial Regex Numbering();

    [GeneratedRegex($@"\G(?:{NumberingForms})\s*《")]
    private static partial Regex NumberedTitle();

    [GeneratedRegex(@"(?<=》[^《》]*?)(?:\s|以及|及|和|与)+$")]
    private static partial Regex Joining();
}
