using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking;

/// <summary>What a fix changes, for people: the changed part of the element with a little of what stands around it.</summary>
/// <param name="Before">As it is; empty when it must not be shown again.</param>
/// <param name="After">As the fix makes it.</param>
public sealed record FixExcerpt(string Before, string After)
{
    private const int Around = 20;
    private const int Longest = 300;

    /// <summary>The excerpt of a fix.</summary>
    public static FixExcerpt Of(Fix fix, ItemElements elements)
    {
        var before = ElementTexts.Whole(elements, fix.Element);
        var after = ElementTexts.Whole(fix.Apply(elements), fix.Element);
        var same = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - same && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return new(fix.ShowsBefore ? Cut(before, same, tail) : "", Cut(after, same, tail));
    }

    private static string Cut(string text, int same, int tail)
    {
        var start = Math.Max(0, same - Around);
        var end = Math.Min(text.Length, text.Length - tail + Around);

        // Not through the middle of a character outside the basic plane.
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        end = Math.Min(end, start + Longest);
        if (end < text.Length && end > start && char.IsHighSurrogate(text[end - 1])) end--;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
