using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>Reads 公开主体: names joined by 、；，or line breaks, but never cut inside brackets ("各办（队、中心）").</summary>
public static class SubjectParser
{
    /// <summary>The names in order, each once. Never throws.</summary>
    public static IReadOnlyList<string> Parse(string cell)
    {
        var text = WrittenText.Clean(cell);
        // A bracket that never closes must not swallow the names behind it.
        var names = Cut(text, brackets: true) ?? Cut(text, brackets: false) ?? [];
        return [.. names.Select(Tidy).Where(name => name.Length > 0).Distinct()];
    }

    /// <summary>The cell of the official table.</summary>
    public static string Render(IEnumerable<string> subjects) => string.Join('、', subjects);

    private static List<string>? Cut(string text, bool brackets)
    {
        var names = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (brackets && text[i] is '（' or '(' or '〈' or '<' or '【' or '[' or '〔') depth++;
            else if (brackets && depth > 0 && text[i] is '）' or ')' or '〉' or '>' or '】' or ']' or '〕') depth--;
            else if (depth == 0 && text[i] is '、' or '；' or ';' or '，' or ',' or '\n')
            {
                names.Add(text[start..i]);
                start = i + 1;
            }
        }

        if (depth > 0) return null;
        names.Add(text[start..]);
        return names;
    }

    private static string Tidy(string name) => WrittenText.SingleLine(name).Trim(' ', '。');
}
