using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Comparing time limits without a calendar: only what holds for every day they may start on.</summary>
internal static class Deadlines
{
    /// <summary>The longest that Regulation art. 26 allows without another statute: 20 working days.</summary>
    public const int WorkingDays = 20;

    /// <summary>Calendar days that 20 working days may take, holidays counted in; what is longer is longer on most days.</summary>
    public const int CalendarDays = 30;

    /// <summary>Whether a limit allows more than Regulation art. 26 does.</summary>
    public static bool IsTooLong(TimeLimit limit) => limit.Kind is TimeLimitKind.Within && limit.Unit switch
    {
        TimeUnit.WorkingDay => limit.Count > WorkingDays,
        TimeUnit.Day => limit.Count > CalendarDays,
        TimeUnit.Month => limit.Count > 1,
        TimeUnit.Year => true,
        _ => false,
    };

    /// <summary>Whether the first limit surely lets the public wait longer than the second; false where it depends.</summary>
    public static bool IsLater(TimeLimit one, TimeLimit other) => (one.Kind, other.Kind) switch
    {
        (TimeLimitKind.Within, TimeLimitKind.Immediate) => true,
        (TimeLimitKind.Within, TimeLimitKind.Within) => Shortest(one) > Longest(other) || (one.Unit == other.Unit && one.Count > other.Count),
        _ => false,
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
