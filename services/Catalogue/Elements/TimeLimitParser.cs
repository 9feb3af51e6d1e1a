using OpenGov.Catalogues.Elements.TimeLimits;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Reads 公开时限 from the prose people write (domain.md §2). A first parse: texts of one clause of the kinds that
/// <see cref="TimeLimitKind"/> names. Everything else, also a clause with an exception ("另有规定的从其规定"), a display period
/// ("公示7个工作日") or a minimum ("不得少于30日"), stays free text. No number is invented and none is guessed.
/// </summary>
public static class TimeLimitParser
{
    /// <summary>A district writes some hundred different limits; 4,096 of the greatest length take 20 MB.</summary>
    private static readonly ReadingMemo<TimeLimit> Memo = new(Read, 2_048);

    /// <summary>Each knows one kind; the first that understands the whole text wins.</summary>
    private static readonly Func<string, UnderstoodLimit?>[] Recognisers =
        [WithinRecogniser.Read, ImmediateRecogniser.Read, PermanentRecogniser.Read, PeriodicRecogniser.Read];

    /// <summary>Never throws; blanks and full- or half-width forms do not change what is understood.</summary>
    /// <param name="text">The cell as written; kept in <see cref="TimeLimit.Text"/> without noise.</param>
    public static TimeLimit Parse(string text)
    {
        var written = WrittenText.Clean(text);
        if (written.Length == 0) return TimeLimit.None;
        return written.Length <= ElementLimits.TimeLimitLength
            ? Memo.Read(written)
            : new TimeLimit(written, TimeLimitKind.FreeText, 0, TimeUnit.None, "");
    }

    private static TimeLimit Read(string written) => Understand(WrittenText.Compact(written)) is { } limit
        ? new TimeLimit(written, limit.Kind, limit.Count, limit.Unit, limit.Trigger)
        : new TimeLimit(written, TimeLimitKind.FreeText, 0, TimeUnit.None, "");

    private static UnderstoodLimit? Understand(string compact)
    {
        var phrase = compact.TrimEnd('。', '；', '，');
        foreach (var read in Recognisers)
        {
            if (read(phrase) is { } limit) return limit;
        }

        return null;
    }
}
