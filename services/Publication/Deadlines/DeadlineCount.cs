namespace OpenGov.Publications.Deadlines;

/// <summary>
/// Counts from a day to a deadline and writes down every step. The day of the event is not counted, and a period of days, weeks or months
/// that ends on a day off ends on the next working day (Civil Code art. 201–203).
/// </summary>
internal sealed class DeadlineCount(WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions)
{
    private readonly List<DeadlineStep> steps = [];
    private bool provisional;

    public Deadline Result(DateOnly due, string text)
    {
        Look(due);
        steps.Add(new(StepKind.Due, due, due, 0, text));
        return new(due, provisional, steps);
    }

    public Deadline Nothing(string why) => new(null, provisional, steps, why);

    public void Trigger(DateOnly day, string text) => steps.Add(new(StepKind.Trigger, day, day, 0, text));

    public void Rule(DateOnly day, string text) => steps.Add(new(StepKind.Rule, day, day, 0, text));

    /// <summary>The day after so many working days.</summary>
    public DateOnly WorkingDays(DateOnly from, int count, int before = 0)
    {
        var day = from;
        for (var counted = 0; counted < count;)
        {
            day = day.AddDays(1);
            if (SuspensionOf(day) is { } suspension)
            {
                Note(StepKind.Suspended, day, counted + before, suspension.Reason);
            }
            else if (calendar.IsWorked(Look(day)))
            {
                counted++;
                Note(StepKind.Counted, day, counted + before, calendar.KindOf(day) == DayKind.MakeUp ? "调休上班" : "");
            }
            else
            {
                Note(StepKind.Off, day, counted + before, OffText(day));
            }
        }

        return day;
    }

    /// <summary>The day after so many days of the calendar.</summary>
    public DateOnly Days(DateOnly from, int count, int before = 0)
    {
        var day = from;
        for (var counted = 0; counted < count;)
        {
            day = day.AddDays(1);
            if (SuspensionOf(day) is { } suspension)
            {
                Note(StepKind.Suspended, day, counted + before, suspension.Reason);
            }
            else
            {
                counted++;
                Note(StepKind.Counted, day, counted + before, "");
            }
        }

        return day;
    }

    /// <summary>The same day so many months later, or the last of that month, and as many days more as the time stood still.</summary>
    public DateOnly Months(DateOnly from, int count)
    {
        var day = from.AddMonths(count);
        steps.Add(new(StepKind.Counted, from.AddDays(1), day, count, $"{count} 个月后的同日（没有同日的为月末）：{Written(day)}"));
        for (var seen = from.AddDays(1); seen <= day; seen = seen.AddDays(1))
        {
            if (SuspensionOf(seen) is { } suspension)
            {
                Note(StepKind.Suspended, seen, count, suspension.Reason);
                day = day.AddDays(1);
            }
        }

        return day;
    }

    /// <summary>The last day, or the next working day when it is off.</summary>
    public DateOnly NextWorked(DateOnly day)
    {
        var end = day;
        while (!calendar.IsWorked(Look(end)))
        {
            Note(StepKind.Off, end, 0, OffText(end));
            end = end.AddDays(1);
        }

        if (end != day)
        {
            steps.Add(new(StepKind.Moved, end, end, 0, $"期间的最后一日 {Written(day)} 是休息日，顺延到其后第一个工作日 {Written(end)}（民法典第二百零三条）"));
        }

        return end;
    }

    /// <summary>The working day so many before an event.</summary>
    public DateOnly WorkingDaysBefore(DateOnly until, int count)
    {
        var day = until;
        for (var counted = 0; counted < count;)
        {
            day = day.AddDays(-1);
            if (calendar.IsWorked(Look(day)))
            {
                counted++;
                Note(StepKind.Counted, day, -counted, calendar.KindOf(day) == DayKind.MakeUp ? "调休上班" : "");
            }
            else
            {
                Note(StepKind.Off, day, -counted, OffText(day));
            }
        }

        return day;
    }

    /// <summary>The day, or the working day before it when it is off: later would be too late.</summary>
    public DateOnly LastWorked(DateOnly day)
    {
        var end = day;
        while (!calendar.IsWorked(Look(end)))
        {
            Note(StepKind.Off, end, 0, OffText(end));
            end = end.AddDays(-1);
        }

        if (end != day)
        {
            steps.Add(new(StepKind.Moved, end, end, 0, $"{Written(day)} 是休息日，应提前到其前最后一个工作日 {Written(end)}"));
        }

        return end;
    }

    internal static string Written(DateOnly day) => Deadlines.Days.Written(day);

    private DateOnly Look(DateOnly day)
    {
        provisional |= !calendar.Knows(day);
        return day;
    }

    private Suspension? SuspensionOf(DateOnly day) => suspensions.FirstOrDefault(one => one.From <= day && day <= one.To);

    private string OffText(DateOnly day) => calendar.KindOf(day) == DayKind.Holiday ? calendar.HolidayOf(day) + "放假" : "周末";

    // Days in a row of which the same is true are one step.
    private void Note(StepKind kind, DateOnly day, int counted, string text)
    {
        if (steps is [.., var last] && last.Kind == kind && last.Text == text && Math.Abs(last.To.DayNumber - day.DayNumber) == 1)
        {
            steps[^1] = last with { To = day, Counted = counted };
            return;
        }

        steps.Add(new(kind, day, day, counted, text));
    }
}
