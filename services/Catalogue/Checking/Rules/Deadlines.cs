using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Comparing time limits without a calendar: only what holds for every day they may start on.</summary>
internal static class Deadlines
{
    /// <summary>The longest that Regulation art. 26 allows without another statute: 20 working days.</summary>
    public const int WorkingDays = 20;

    /// <summary>Calendar days that 20 working days may take, holidays counted in; what is longer is longer on most days.</summary>
    public const int CalendarDays = 30;

    /// <summary>
    /// Whether a limit, one of its clauses, or what an extension makes of it allows more than Regulation art. 26 does. A limit whose
    /// text leaves room for another statute may.
    /// </summary>
    public static bool IsTooLong(TimeLimit limit) => !limit.StatuteException
        && ((limit.Kind is TimeLimitKind.Within && IsTooLong(limit.Count, limit.Unit))
            || limit.Clauses.Any(clause => clause.Kind is TimeLimitKind.Within && IsTooLong(clause.Count, clause.Unit))
            || (limit.Longest is { } longest && IsTooLong(longest.Count, longest.Unit)));

    /// <summary>Whether the first limit surely lets the public wait longer than the second; false where it depends.</summary>
    public static bool IsLater(TimeLimit one, TimeLimit other) => (one.Kind, other.Kind) switch
    {
        (TimeLimitKind.Within, TimeLimitKind.Immediate) => true,
        (TimeLimitKind.Within, TimeLimitKind.Within) => Shortest(one) > Longest(other) || (one.Unit == other.Unit && one.Count > other.Count),
        _ => false,
    };

    private static bool IsTooLong(int count, TimeUnit unit) => unit switch
    {
        TimeUnit.WorkingDay => count > WorkingDays,
        TimeUnit.Day => count > CalendarDays,
        TimeUnit.Week => count > CalendarDays / 7,
        TimeUnit.TenDays => count > CalendarDays / 10,
        TimeUnit.Month => count > 1,
        TimeUnit.Hour or TimeUnit.None => false,
        _ => true,
    };

    // In calendar days: a week has five working days at most; a long holiday may come in between.
    private static int Shortest(TimeLimit limit) => limit.Unit switch
    {
        TimeUnit.WorkingDay => limit.Count + (limit.Count - 1) / 5 * 2,
        TimeUnit.Month => limit.Count * 28,
        TimeUnit.Year => limit.Count * 365,
        _ => limit.Count,
    };

    private static int Longest(TimeLimit limit) => limit.Unit switch
    {
        TimeUnit.WorkingDay => limit.Count + (limit.Count / 5 + 1) * 2 + 10,
        TimeUnit.Month => limit.Count * 31,
        TimeUnit.Year => limit.Count * 366,
        _ => limit.Count,
    };
}
