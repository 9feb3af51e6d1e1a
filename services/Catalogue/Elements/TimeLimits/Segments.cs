using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Cuts a compacted text at ；。 and at numbering, outside 《》 and brackets, and takes a remark in brackets at a segment's end apart.</summary>
internal static partial class Segments
{
    /// <summary>The segments in order; what stood in brackets at the end of one follows it as a segment of its own.</summary>
    public static IReadOnlyList<string> Of(string compact)
    {
        var segments = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= compact.Length; i++)
        {
            var c = i < compact.Length ? compact[i] : '；';
            if (c is '《' or '（' or '〈') depth++;
            else if (c is '》' or '）' or '〉') depth = Math.Max(0, depth - 1);
            if (i < compact.Length && (depth > 0 || c is not ('；' or '。' or '\n')))
            {
                // "（1）" opens a bracket itself, so numbering is asked for where it begins.
                if (i > start && depth == 0 && c is >= '①' and <= '⑳')
                {
                    Add(segments, compact[start..i]);
                    start = i;
                }

                continue;
            }

            Add(segments, compact[start..i]);
            start = i + 1;
        }

        return segments;
    }

    private static void Add(List<string> segments, string piece)
    {
        var segment = piece.Trim('，', '、', '。', '；', '\n');
        for (var numbering = Numbering().Match(segment); numbering.Success; numbering = Numbering().Match(segment))
        {
            segment = segment[numbering.Length..].TrimStart('，', '、');
        }

        if (segment.Length == 0) return;
        var bracket = segment[^1] == '）' ? segment.LastIndexOf('（') : -1;
        var inside = bracket > 0 ? segment[(bracket + 1)..^1] : "";
        if (inside.Length == 0)
        {
            segments.Add(segment);
            return;
        }

        segments.Add(segment[..bracket]);
        segments.Add(inside);
    }

    [GeneratedRegex("^(?:[0-9]{1,2}[.、）](?![0-9])|（(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})）|[①-⑳]|[一二三四五六七八九十]{1,2}、|[●·•■◆])")]
    private static partial Regex Numbering();
}
