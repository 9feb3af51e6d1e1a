namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>
/// The days of a guideline. The catalogue is due within three months (seed 002): the same day of the third month after the issue, or its last day
/// when it has no such day (Civil Code art. 202). A last day that is a holiday is not moved: catalogues are published on any day.
/// </summary>
public static class GuidelineCalendar
{
    private const int Months = 3;
    private const int DaysOfWeek = 7;

    /// <summary>The last day on which the catalogue is in time.</summary>
    public static DateOnly DueOn(DateOnly issuedOn) => issuedOn.AddMonths(Months);

    /// <summary>The day on which a milestone is reached.</summary>
    public static DateOnly DayOf(MilestoneKind kind, DateOnly dueOn) => kind switch
    {
        MilestoneKind.MonthBefore => dueOn.AddMonths(-1),
        MilestoneKind.WeekBefore => dueOn.AddDays(-DaysOfWeek),
        MilestoneKind.Due => dueOn,
        MilestoneKind.Overdue => dueOn.AddDays(1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a milestone"),
    };

    /// <summary>All milestones with their days, in order.</summary>
    public static IReadOnlyList<(MilestoneKind Kind, DateOnly Day)> Milestones(DateOnly dueOn) =>
        [.. Enum.GetValues<MilestoneKind>().Select(kind => (kind, DayOf(kind, dueOn)))];
}
