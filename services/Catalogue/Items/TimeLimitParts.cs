namespace OpenGov.Catalogues.Items;

/// <summary>One clause of a time limit.</summary>
/// <param name="Text">The part of the text, without blanks.</param>
/// <param name="Subject">The information it is about; empty for the general clause.</param>
/// <param name="Kind">What kind of limit it states; free text when it was not understood.</param>
/// <param name="Count">As in <see cref="TimeLimit"/>.</param>
/// <param name="Unit">Unit of <paramref name="Count"/>.</param>
/// <param name="Trigger">As in <see cref="TimeLimit"/>.</param>
/// <param name="Schedule">As in <see cref="TimeLimit"/>.</param>
/// <param name="Reference">As in <see cref="TimeLimit"/>.</param>
public sealed record TimeLimitClause(
    string Text,
    string Subject,
    TimeLimitKind Kind,
    int Count = 0,
    TimeUnit Unit = TimeUnit.None,
    string Trigger = "",
    TimeLimitSchedule? Schedule = null,
    string Reference = "")
{
    /// <summary>Counts units but names no event that starts them.</summary>
    public bool NeedsTrigger => Count > 0 && Trigger.Length == 0;
}

/// <summary>Days that come by the calendar: "每季度的首个月20日" is every 1 quarter, month 1, day 20.</summary>
public sealed record TimeLimitSchedule
{
    /// <summary>The cycle in units; 0 for a single date and for "定期" without a cycle.</summary>
    public int Every { get; init; }

    /// <summary>Unit of <see cref="Every"/>.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>How often in each cycle; 0 when not said.</summary>
    public int Times { get; init; }

    /// <summary><see cref="Times"/>, or the cycle itself, is a minimum.</summary>
    public bool AtLeast { get; init; }

    /// <summary>Year of a single date; 0 when not said.</summary>
    public int Year { get; init; }

    /// <summary>Month of the year or of the cycle; 0 when not said.</summary>
    public int Month { get; init; }

    /// <summary>Day of the month, or of the week (Monday 1) in a cycle of weeks; 0 when not said.</summary>
    public int Day { get; init; }

    /// <summary>The last day of the month, or without one of the cycle or year.</summary>
    public bool End { get; init; }

    /// <summary>By that day at the latest; otherwise on it.</summary>
    public bool By { get; init; }
}

/// <summary>A number of units of time.</summary>
/// <param name="Count">From 1.</param>
/// <param name="Unit">Its unit.</param>
public sealed record TimeLimitSpan(int Count, TimeUnit Unit);

/// <summary>How long something stays on display or open to comment.</summary>
/// <param name="Count">Number of units; 0 when it stays for good.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bound">What the number means.</param>
public sealed record NoticePeriod(int Count, TimeUnit Unit, NoticeBound Bound);

/// <summary>What the number of a notice period means; the numbers are those of the contract.</summary>
public enum NoticeBound
{
    /// <summary>So long: "公示7个工作日".</summary>
    Exact = 1,

    /// <summary>At least so long: "不得少于30日".</summary>
    AtLeast = 2,

    /// <summary>Without end: "长期公示".</summary>
    Permanent = 3,
}

/// <summary>Unit of a time limit; the numbers are those of the contract.</summary>
public enum TimeUnit
{
    /// <summary>The kind does not count.</summary>
    None,

    /// <summary>工作日 by the State Council calendar.</summary>
    WorkingDay,

    /// <summary>日 of the calendar.</summary>
    Day,

    /// <summary>月.</summary>
    Month,

    /// <summary>年.</summary>
    Year,

    /// <summary>小时.</summary>
    Hour,

    /// <summary>周, 星期.</summary>
    Week,

    /// <summary>旬: a third of a month.</summary>
    TenDays,

    /// <summary>季度.</summary>
    Quarter,

    /// <summary>半年.</summary>
    HalfYear,

    /// <summary>学期.</summary>
    Term,

    /// <summary>学年.</summary>
    SchoolYear,
}
