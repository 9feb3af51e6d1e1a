using OpenGov.Catalogues.Elements.TimeLimits;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Reads 公开时限 from the prose people write (domain.md §2): clauses, and what they carry besides. A text of which any part is not understood
/// stays free text and says which part. No number is invented and none is guessed; a 个 too many or a 内 too few is an assumption and marked so.
/// </summary>
public static class TimeLimitParser
{
    /// <summary>A district writes some hundred different limits; 4,096 of the greatest length take 20 MB.</summary>
    private static readonly ReadingMemo<string, TimeLimit> Memo = new(Read, 2_048);

    /// <summary>Never throws; blanks and full- or half-width forms do not change what is understood.</summary>
    /// <param name="text">The cell as written; kept in <see cref="TimeLimit.Text"/> without noise.</param>
    public static TimeLimit Parse(string text)
    {
        var written = WrittenText.Clean(text);
        if (written.Length == 0) return TimeLimit.None;
        return written.Length <= ElementLimits.TimeLimitLength
            ? Memo.Read(written)
            : LimitAssembly.Free(written, WrittenText.Compact(written[..ElementLimits.TimeLimitLength]));
    }

    /// <summary>The same without looking it up among what was read before.</summary>
    /// <param name="written">Cleaned, not empty, not longer than a time limit may be.</param>
    public static TimeLimit Read(string written)
    {
        var compact = WrittenText.Compact(written);
        var limit = LimitAssembly.Make(written, LimitReading.Of(compact));
        if (limit.Kind is not TimeLimitKind.FreeText || !written.Contains('\n', StringComparison.Ordinal)) return limit;
        // Line breaks fall inside words as often as between clauses; they cut only where that helps.
        var cut = LimitAssembly.Make(written, LimitReading.Of(string.Join('\n', written.Split('\n').Select(WrittenText.Compact))));
        return cut.Kind is TimeLimitKind.FreeText ? limit : cut;
    }
}
