namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>
/// Makes changes readable. A shortest edit script likes to keep single characters that happen to be the same and to cut in the middle of a
/// phrase; people see one phrase replaced by another, cut where punctuation is.
/// </summary>
internal static class ChangeCleanup
{
    /// <summary>Behind these a phrase begins; the earlier, the stronger.</summary>
    private static readonly string[] Ends = ["\n", "。；;！？", "、，,：: ）》〉」”"];

    private const string Openings = "（《〈「“";

    /// <summary>Changes in order, none touching the next; afterwards too.</summary>
    public static void Tidy(string from, string to, List<TextChange> changes)
    {
        Join(changes);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Deleted > 0 && change.Inserted > 0) continue;
            var room = change.From - (i == 0 ? 0 : changes[i - 1].FromEnd + 1);
            var after = (i + 1 == changes.Count ? from.Length : changes[i + 1].From - 1) - change.FromEnd;
            var by = change.Deleted > 0 ? BestShift(from, change.From, change.Deleted, room, after) : BestShift(to, change.To, change.Inserted, room, after);
            changes[i] = change with { From = change.From + by, To = change.To + by };
        }
    }

    /// <summary>What agrees between two changes, but is no longer than either, is no agreement to a reader.</summary>
    private static void Join(List<TextChange> changes)
    {
        var kept = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            while (kept > 0 && change.From - changes[kept - 1].FromEnd is var same && same <= changes[kept - 1].Size && same <= change.Size)
            {
                change = changes[--kept].Through(change);
            }

            changes[kept++] = change;
        }

        changes.RemoveRange(kept, changes.Count - kept);
    }

    /// <summary>
    /// "甲；乙；" to "甲；丙；乙；" may be "丙；" inserted behind the first sign or "；丙" before it: by how many characters to shift so that it reads
    /// best. The first of equals, from the left.
    /// </summary>
    private static int BestShift(string text, int start, int length, int before, int after)
    {
        var (best, bestScore) = (0, int.MinValue);
        var least = 0;
        while (-least < before && text[start + least - 1] == text[start + least + length - 1]) least--;
        for (var by = least; ; by++)
        {
            var score = Score(text, start + by) + Score(text, start + by + length);
            if (score > bestScore) (best, bestScore) = (by, score);
            if (by >= after || text[start + by] != text[start + by + length]) return best;
        }
    }

    private static int Score(string text, int at)
    {
        if (at <= 0 || at >= text.Length) return 2 * (Ends.Length + 1);
        if (!Tokens.MayCut(text, at)) return -8 * Ends.Length;
        for (var i = 0; i < Ends.Length; i++)
        {
            if (Ends[i].Contains(text[at - 1], StringComparison.Ordinal)) return 2 * (Ends.Length - i);
        }

        // Before a sign is not as good as behind it, but better than inside a word.
        return Openings.Contains(text[at], StringComparison.Ordinal) || Array.Exists(Ends, ends => ends.Contains(text[at], StringComparison.Ordinal)) ? 1 : 0;
    }
}
