using OpenGov.Departments.Days;

namespace OpenGov.Departments.Tasks;

/// <summary>Parts of the year's rhythm; the numbers are those of the contract.</summary>
public enum TaskPeriodKind
{
    /// <summary>年初建账: the task is in the ledger.</summary>
    Opening = 1,

    /// <summary>年中查账: progress is reported.</summary>
    Midyear = 2,

    /// <summary>年底交账: the task is verified, or closed.</summary>
    Handover = 3,
}

/// <summary>How a task stands in a period; the numbers are those of the contract.</summary>
public enum TaskPeriodState
{
    /// <summary>It has not begun.</summary>
    Upcoming = 1,

    /// <summary>It runs.</summary>
    Due = 2,

    /// <summary>Done in time.</summary>
    Done = 3,

    /// <summary>Done afterwards.</summary>
    Late = 4,

    /// <summary>Over, and not done.</summary>
    Missed = 5,
}

/// <summary>A task in a period.</summary>
/// <param name="Kind">Which.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="State">How the task stands.</param>
public sealed record TaskPeriod(TaskPeriodKind Kind, DateOnly From, DateOnly Until, TaskPeriodState State);

/// <summary>The year's rhythm of a ledger (domain.md §5): 年初建账、年中查账、年底交账.</summary>
public static class Rhythm
{
    /// <summary>A task in the periods of its ledger's year.</summary>
    public static IReadOnlyList<TaskPeriod> Of(LedgerTask task, int year, DateOnly today) =>
    [
        Period(TaskPeriodKind.Opening, new(year, 1, 1), new(year, 3, 31), [Day.Of(task.CreatedAt)], today),
        Period(TaskPeriodKind.Midyear, new(year, 6, 1), new(year, 7, 31), [.. Reports(task, new(year, 6, 1)), .. Ends(task)], today),
        Period(TaskPeriodKind.Handover, new(year, 11, 1), new(year, 12, 31), Ends(task), today),
    ];

    /// <summary>Progress that was reported before a period does not count for it; a task that is over before it does.</summary>
    private static IEnumerable<DateOnly> Reports(LedgerTask task, DateOnly from) =>
        task.Records.Where(record => record.IsReport).Select(record => Day.Of(record.At)).Where(day => day >= from);

    // Sent back after it was verified: it is not over any more.
    private static IReadOnlyList<DateOnly> Ends(LedgerTask task) => task.IsOver ? [Day.Of(task.Records[^1].At)] : [];

    private static TaskPeriod Period(TaskPeriodKind kind, DateOnly from, DateOnly until, IReadOnlyList<DateOnly> days, DateOnly today)
    {
        var state = days.Any(day => day <= until) ? TaskPeriodState.Done
            : days.Count > 0 ? TaskPeriodState.Late
            : today < from ? TaskPeriodState.Upcoming
            : today <= until ? TaskPeriodState.Due
            : TaskPeriodState.Missed;
        return new TaskPeriod(kind, from, until, state);
    }
}
