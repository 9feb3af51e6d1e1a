namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>
/// Marks what changed between two texts, as people would: whole clauses are matched first, words inside changed clauses after that,
/// and scattered agreements of single characters are not shown as agreement. Swapping the texts swaps deleted and inserted.
/// </summary>
public static class WordDiff
{
    /// <summary>Texts that share less than one character in this many are shown as replaced: marks would only confuse.</summary>
    private const int LeastShared = 4;

    /// <summary>
    /// The pieces in order; <see cref="TextSegment.Before"/> and <see cref="TextSegment.After"/> of them are the two texts. Empty when both are
    /// empty. Time is bounded whatever the texts are.
    /// </summary>
    public static IReadOnlyList<TextSegment> Compare(string from, string to)
    {
        if (from == to) return from.Length == 0 ? [] : [new(SegmentKind.Equal, from)];
        if (from.Length == 0) return [new(SegmentKind.Inserted, to)];
        if (to.Length == 0) return [new(SegmentKind.Deleted, from)];
        // One of several equally short ways is found, not always the same one from the other end: so there is only one direction.
        return string.CompareOrdinal(from, to) < 0
            ? Segments(from, to, Changes(from, to), SegmentKind.Deleted)
            : Segments(to, from, Changes(to, from), SegmentKind.Inserted);
    }

    private static List<TextChange> Changes(string from, string to)
    {
        var changes = new List<TextChange>();
        foreach (var clause in TokenDiff.Changes(from, 0, from.Length, to, 0, to.Length, Tokens.ClauseEnd))
        {
            if (clause.Deleted == 0 || clause.Inserted == 0) changes.Add(clause);
            else changes.AddRange(TokenDiff.Changes(from, clause.From, clause.FromEnd, to, clause.To, clause.ToEnd, Tokens.WordEnd));
        }

        ChangeCleanup.Tidy(from, to, changes);
        var shared = from.Length - changes.Sum(change => change.Deleted);
        return changes.Count > 1 && shared * LeastShared < Math.Min(from.Length, to.Length) ? [changes[0].Through(changes[^1])] : changes;
    }

    private static List<TextSegment> Segments(string one, string other, List<TextChange> changes, SegmentKind onlyInOne)
    {
        var segments = new List<TextSegment>((2 * changes.Count) + 1);
        var at = 0;
        foreach (var change in changes)
        {
            Add(SegmentKind.Equal, one, at, change.From);
            if (onlyInOne is SegmentKind.Deleted) Add(SegmentKind.Deleted, one, change.From, change.FromEnd);
            else Add(SegmentKind.Deleted, other, change.To, change.ToEnd);
            if (onlyInOne is SegmentKind.Deleted) Add(SegmentKind.Inserted, other, change.To, change.ToEnd);
            else Add(SegmentKind.Inserted, one, change.From, change.FromEnd);
            at = change.FromEnd;
        }

        Add(SegmentKind.Equal, one, at, one.Length);
        return segments;

        void Add(SegmentKind kind, string text, int start, int end)
        {
            if (start < end) segments.Add(new(kind, text[start..end]));
        }
    }
}
