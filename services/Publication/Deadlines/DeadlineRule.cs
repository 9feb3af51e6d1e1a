namespace OpenGov.Publications.Deadlines;

/// <summary>What a time limit, or one clause of it, asks for, as far as days can be computed from it.</summary>
public sealed record DeadlineRule
{
    /// <summary>What kind of limit it is.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>Number of units; 0 for kinds that do not count, and for "before the event" without a number.</summary>
    public int Count { get; init; }

    /// <summary>Unit of <see cref="Count"/>.</summary>
    public RuleUnit Unit { get; init; }

    /// <summary>The event that starts the count, as written; empty when the text names none.</summary>
    public string Trigger { get; init; } = "";

    /// <summary>The outer bound after an extension, in the same unit; 0 when the text names none.</summary>
    public int Longest { get; init; }

    /// <summary>The days of a periodic limit or one by a date.</summary>
    public RuleSchedule? Schedule { get; init; }
}

/// <summary>Kinds of limits (domain.md §2).</summary>
public enum RuleKind
{
    /// <summary>No day follows from the text: a reference, a clause by clause limit, a length of display, or what was not understood.</summary>
    Undetermined,

    /// <summary>Within a number of units after the trigger.</summary>
    Within,

    /// <summary>At once, or for good: no number, so that article 26 of the Regulation bounds it.</summary>
    AtOnce,

    /// <summary>Before an event.</summary>
    BeforeEvent,

    /// <summary>Again and again.</summary>
    Periodic,

    /// <summary>By or on one date.</summary>
    ByDate,

    /// <summary>Only on request: article 33 of the Regulation.</summary>
    OnRequest,
}

/// <summary>Units.</summary>
public enum RuleUnit
{
    /// <summary>None.</summary>
    None,

    /// <summary>工作日.</summary>
    WorkingDay,

    /// <summary>日.</summary>
    Day,

    /// <summary>月.</summary>
    Month,

    /// <summary>小时.</summary>
    Hour,

    /// <summary>A unit that has no length of its own, such as a school term.</summary>
    Other,
}

/// <summary>Days that come by the calendar.</summary>
/// <param name="EveryMonths">Length of the cycle in months; 0 when it is counted in days or there is none.</param>
/// <param name="EveryDays">Length of the cycle in days; 0 when it is counted in months or there is none.</param>
/// <param name="Times">How often in each cycle, at least 1.</param>
/// <param name="Year">Year of a single date; 0 when not said.</param>
/// <param name="Month">Month of the year, or of the cycle; 0 when not said.</param>
/// <param name="Day">Day of the month, or of the week (Monday 1) in a cycle of weeks; 0 when not said.</param>
public sealed record RuleSchedule(int EveryMonths, int EveryDays, int Times, int Year, int Month, int Day);
