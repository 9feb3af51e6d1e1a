using OpenGov.Publications.Deadlines;

namespace OpenGov.Publications.Disclosures;

/// <summary>What an item asks for of an occurrence: until when, and on which channels.</summary>
public sealed record DisclosureTerms
{
    /// <summary>The time limit as it is written.</summary>
    public required string TimeLimit { get; init; }

    /// <summary>The day of the event; of a periodic item the first of the period.</summary>
    public required DateOnly Trigger { get; init; }

    /// <summary>The last day on which publishing is on time; null when none follows from the text.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whether the due day may move when the notice of a year comes.</summary>
    public bool Provisional { get; init; }

    /// <summary>The first day on which publishing is plausible; null before an event, where earlier is only better.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Whether the item is periodic: the occurrence is a period and not an event.</summary>
    public bool IsPeriodic { get; init; }

    /// <summary>Channels that must be used.</summary>
    public required IReadOnlyList<DisclosureChannel> Required { get; init; }

    /// <summary>The terms.</summary>
    /// <param name="rule">What the time limit asks for.</param>
    /// <param name="timeLimit">As it is written.</param>
    /// <param name="required">Channels that must be used.</param>
    /// <param name="day">The day of the event; of a periodic item any day of the period.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="suspensions">Days that do not count.</param>
    /// <param name="extension">Units more.</param>
    public static DisclosureTerms Of(
        DeadlineRule rule,
        string timeLimit,
        IReadOnlyList<DisclosureChannel> required,
        DateOnly day,
        WorkingCalendar calendar,
        IReadOnlyList<Suspension> suspensions,
        int extension)
    {
        var deadline = DeadlineRules.Of(rule, day, calendar, suspensions, extension);
        var periodic = rule is { Kind: RuleKind.Periodic, Schedule: { } schedule } && Schedules.IsEndless(schedule) && deadline.Due is not null;
        var trigger = periodic ? Schedules.PeriodStart(rule.Schedule!, deadline.Due!.Value) : day;
        return new()
        {
            TimeLimit = timeLimit,
            Trigger = trigger,
            Due = deadline.Due,
            Provisional = deadline.Provisional,
            Earliest = rule.Kind is RuleKind.BeforeEvent or RuleKind.ByDate ? null : trigger,
            IsPeriodic = periodic,
            Required = required,
        };
    }
}
