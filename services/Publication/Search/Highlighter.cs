namespace OpenGov.Publications.Search;

/// <summary>A part of a text and whether it is a term that was looked for.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsHit">Whether it is a term.</param>
public readonly record struct TextPart(string Text, bool IsHit);

/// <summary>Marks the terms of a question in texts.</summary>
public static class Highlighter
{
    /// <summary>Longest piece that is cut out of a text, in characters.</summary>
    public const int LongestPiece = 80;

    private const int Before = 20;
    private const string Cut = "…";

    /// <summary>The whole text with the terms marked; overlapping terms are one part.</summary>
    /// <param name="text">As written.</param>
    /// <param name="terms">Folded.</param>
    public static IReadOnlyList<TextPart> Whole(string text, IReadOnlyList<string> terms) => Parts(text, Hits(FoldedText.Of(text), terms), 0, text.Length);

    /// <summary>A piece of the text around the first term; null when no term stands in it.</summary>
    /// <param name="text">As written.</param>
    /// <param name="terms">Folded.</param>
    public static IReadOnlyList<TextPart>? Piece(string text, IReadOnlyList<string> terms)
    {
        var hits = Hits(FoldedText.Of(text), terms);
        if (hits.Count == 0)
        {
            return null;
        }

        if (text.Length <= LongestPiece)
        {
            return Parts(text, hits, 0, text.Length);
        }

        var from = Math.Max(0, Math.Min(hits[0].From - Before, text.Length - LongestPiece));
        var to = from + LongestPiece;
        // No half of a character that is written with two.
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        var parts = Parts(text, hits, from, to);
        return [.. from > 0 ? [new TextPart(Cut, false)] : Array.Empty<TextPart>(), .. parts, .. to < text.Length ? [new TextPart(Cut, false)] : Array.Empty<TextPart>()];
    }

    private static List<(int From, int To)> Hits(string folded, IReadOnlyList<string> terms)
    {
        List<(int From, int To)> all = [];
        foreach (var term in terms)
        {
            for (var at = folded.IndexOf(term, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term, at + 1, StringComparison.Ordinal))
            {
                all.Add((at, at + term.Length));
            }
        }

        all.Sort();
        List<(int From, int To)> merged = [];
        foreach (var hit in all)
        {
            if (merged is [.., var last] && hit.From <= last.To)
            {
                merged[^1] = (last.From, Math.Max(last.To, hit.To));
            }
            else
            {
                merged.Add(hit);
            }
        }

        return merged;
    }

    private static List<TextPart> Parts(string text, List<(int From, int To)> hits, int from, int to)
    {
        List<TextPart> parts = [];
        var at = from;
        foreach (var (start, end) in hits)
        {
            var (first, behind) = (Math.Max(start, at), Math.Min(end, to));
            if (first >= behind)
            {
                continue;
            }

            if (first > at)
            {
                parts.Add(new(text[at..first], false));
            }

            parts.Add(new(text[first..behind], true));
            at = behind;
        }

        if (at < to)
        {
            parts.Add(new(text[at..to], false));
        }

        return parts;
    }
}
