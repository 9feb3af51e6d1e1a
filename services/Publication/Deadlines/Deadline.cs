namespace OpenGov.Publications.Deadlines;

/// <summary>A deadline with the way to it.</summary>
/// <param name="Due">The last day on which publishing is on time (Asia/Shanghai); null when none follows, then <see cref="Undetermined"/> says why.</param>
/// <param name="Provisional">A day was counted whose year has no notice yet: the result may move when it comes.</param>
/// <param name="Steps">Every step, in order.</param>
/// <param name="Undetermined">Why no day follows, for people; empty otherwise.</param>
public sealed record Deadline(DateOnly? Due, bool Provisional, IReadOnlyList<DeadlineStep> Steps, string Undetermined = "");

/// <summary>A step: a day, or several in a row of which the same is true.</summary>
/// <param name="Kind">What is done with them.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Counted">How many units are counted after it; negative before an event.</param>
/// <param name="Text">For people, in Chinese.</param>
public sealed record DeadlineStep(StepKind Kind, DateOnly From, DateOnly To, int Counted, string Text);

/// <summary>What is done with days.</summary>
public enum StepKind
{
    /// <summary>The day of the event, which is not counted (Civil Code art. 201).</summary>
    Trigger,

    /// <summary>Counted.</summary>
    Counted,

    /// <summary>Not counted: off.</summary>
    Off,

    /// <summary>Not counted: the time stood still.</summary>
    Suspended,

    /// <summary>A rule is applied, for example an extension or the bound of the Regulation.</summary>
    Rule,

    /// <summary>The last day is off, so the next working day takes its place (Civil Code art. 203).</summary>
    Moved,

    /// <summary>The deadline.</summary>
    Due,
}

/// <summary>Days that do not count, for example while a third party is asked (Regulation art. 33).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record Suspension(DateOnly From, DateOnly To, string Reason);
