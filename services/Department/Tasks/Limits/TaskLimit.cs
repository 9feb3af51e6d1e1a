namespace OpenGov.Departments.Tasks.Limits;

/// <summary>What a task's time limit is; the numbers are those of the contract.</summary>
public enum TaskLimitKind
{
    /// <summary>常态化: all year round.</summary>
    Standing = 1,

    /// <summary>Until a day.</summary>
    Dated = 2,

    /// <summary>Counted from something that has not happened yet.</summary>
    Event = 3,

    /// <summary>In words that were not understood; never guessed.</summary>
    Words = 4,
}

/// <summary>A task's time limit (时限要求).</summary>
/// <param name="Text">As written; empty means until the end of the year.</param>
/// <param name="Kind">What it was understood as.</param>
/// <param name="DueOn">The last day; null for none, or for one that is not known yet.</param>
public sealed record TaskLimit(string Text, TaskLimitKind Kind, DateOnly? DueOn)
{
    /// <summary>The limit with a day that people know of something that has happened since, or that words meant.</summary>
    public TaskLimit On(DateOnly? day) => Kind is TaskLimitKind.Event or TaskLimitKind.Words ? this with { DueOn = day } : this;
}
