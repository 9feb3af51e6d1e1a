using System.Text.Json.Serialization;
using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Items;

/// <summary>
/// 公开时限: the text people wrote and what is understood of it, never guessed (domain.md §2). Only the text is stored; the rest is
/// read from it by <see cref="TimeLimitParser"/>, so that a better parser helps old documents too. Of several clauses the values here
/// are those of the general one; <see cref="Clauses"/> holds all.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Kind">What kind of limit it states.</param>
/// <param name="Count">Number of units; 0 for kinds that do not count.</param>
/// <param name="Unit">Unit of <paramref name="Count"/>.</param>
/// <param name="Trigger">The event that starts the count or that publishing goes with, without blanks; empty when the text names none.</param>
[JsonConverter(typeof(TimeLimitJson))]
public sealed record TimeLimit(string Text, TimeLimitKind Kind, int Count, TimeUnit Unit, string Trigger)
{
    /// <summary>No text.</summary>
    public static TimeLimit None { get; } = new("", TimeLimitKind.None, 0, TimeUnit.None, "");

    /// <summary>How sure the reading is.</summary>
    public TimeLimitConfidence Confidence { get; init; }

    /// <summary>Some clause counts units but names no event that starts them, so that no day can be computed.</summary>
    public bool NeedsTrigger { get; init; }

    /// <summary>The outer bound, after an extension or by "最长不超过"; null when the text names none.</summary>
    public TimeLimitSpan? Longest { get; init; }

    /// <summary>How long it stays on display or open to comment: never a deadline; null when not said.</summary>
    public NoticePeriod? Notice { get; init; }

    /// <summary>Other laws may set another limit ("法律法规另有规定的，从其规定").</summary>
    public bool StatuteException { get; init; }

    /// <summary>When it is taken down again, without blanks ("公示满5年后不再公示"); empty when not said.</summary>
    public string Withdrawal { get; init; } = "";

    /// <summary>Days by the calendar, or with <see cref="TimeLimitKind.Immediate"/> the longest gap between updates; null when none are named.</summary>
    public TimeLimitSchedule? Schedule { get; init; }

    /// <summary>What the limit is left to ("相关规定"); empty unless <see cref="Kind"/> is <see cref="TimeLimitKind.Refers"/>.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Every clause in the order of the text; empty when the text is one general clause.</summary>
    public IReadOnlyList<TimeLimitClause> Clauses { get; init; } = [];

    /// <summary>The part that was not understood, without blanks; empty when all was.</summary>
    public string NotUnderstood { get; init; } = "";

    /// <summary>What was understood, in Chinese for people; empty without text.</summary>
    public string Meaning { get; init; } = "";
}

/// <summary>What kind of time limit a text states; the numbers are those of the contract.</summary>
public enum TimeLimitKind
{
    /// <summary>No text.</summary>
    None,

    /// <summary>Not or not wholly understood: stays text.</summary>
    FreeText,

    /// <summary>Within a number of units after a trigger.</summary>
    Within,

    /// <summary>At once, or at or with the trigger.</summary>
    Immediate,

    /// <summary>For good.</summary>
    Permanent,

    /// <summary>Again and again, by schedule.</summary>
    Periodic,

    /// <summary>At least a number of units before the trigger, or without a number just before it.</summary>
    BeforeEvent,

    /// <summary>By or on one date of the calendar.</summary>
    ByDate,

    /// <summary>Left to something else.</summary>
    Refers,

    /// <summary>Says only how long it stays public.</summary>
    NoticeOnly,

    /// <summary>Public only on request (依申请公开).</summary>
    OnRequest,

    /// <summary>Several clauses of which none is general.</summary>
    Compound,
}

/// <summary>How sure the reading of a time limit is; the numbers are those of the contract.</summary>
public enum TimeLimitConfidence
{
    /// <summary>No text.</summary>
    None,

    /// <summary>The text says it.</summary>
    Certain,

    /// <summary>Read as people usually mean it, over a slip or an omission.</summary>
    Assumed,

    /// <summary>Somebody should complete it: no trigger, a bare cycle, a reference, or not understood.</summary>
    Uncertain,
}
