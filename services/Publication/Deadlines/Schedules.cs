namespace OpenGov.Publications.Deadlines;

/// <summary>The due days of periodic limits. Cycles are counted from 1 January 2018, the first day of a year and of a week.</summary>
public static class Schedules
{
    private static readonly DateOnly FirstMonday = new(2018, 1, 1);

    /// <summary>The first due day on or after a day; null when the schedule has no cycle.</summary>
    public static DateOnly? Next(RuleSchedule schedule, DateOnly from) =>
        IsEndless(schedule) ? All(schedule, from).First() : null;

    /// <summary>The due days from one day to another, both with them.</summary>
    public static IEnumerable<DateOnly> Between(RuleSchedule schedule, DateOnly from, DateOnly to) =>
        IsEndless(schedule) ? All(schedule, from).TakeWhile(day => day <= to) : [];

    /// <summary>The first day of the period that ends with a due day: the one after the due day before it.</summary>
    public static DateOnly PeriodStart(RuleSchedule schedule, DateOnly due)
    {
        var from = schedule.EveryMonths > 0 ? due.AddMonths(-2 * schedule.EveryMonths) : due.AddDays(-2 * schedule.EveryDays);
        return Between(schedule, from, due.AddDays(-1)).LastOrDefault(from).AddDays(1);
    }

    /// <summary>A day of a month; the last for 0 and for days that it does not have.</summary>
    public static DateOnly DayOf(int year, int month, int day)
    {
        var last = DateTime.DaysInMonth(year, month);
        return new(year, month, day == 0 ? last : Math.Min(day, last));
    }

    /// <summary>Whether a schedule comes again and again.</summary>
    public static bool IsEndless(RuleSchedule schedule) => schedule.EveryMonths > 0 || schedule.EveryDays > 0;

    private static IEnumerable<DateOnly> All(RuleSchedule schedule, DateOnly from) =>
        (schedule.EveryMonths > 0 ? ByMonths(schedule, from) : ByDays(schedule, from)).Where(day => day >= from);

    private static IEnumerable<DateOnly> ByMonths(RuleSchedule schedule, DateOnly from)
    {
        var months = (from.Year - FirstMonday.Year) * 12 + from.Month - 1;
        var start = FirstMonday.AddMonths((int)Math.Floor((double)months / schedule.EveryMonths) * schedule.EveryMonths);
        for (var cycle = start; ; cycle = cycle.AddMonths(schedule.EveryMonths))
        {
            if (schedule.Times <= 1)
            {
                var month = cycle.AddMonths(schedule.Month > 0 ? schedule.Month - 1 : schedule.Day > 0 ? 0 : schedule.EveryMonths - 1);
                yield return DayOf(month.Year, month.Month, schedule.Day);
                continue;
            }

            // Several times: the cycle in so many equal parts, each by its end.
            var length = cycle.AddMonths(schedule.EveryMonths).DayNumber - cycle.DayNumber;
            for (var part = 1; part <= schedule.Times; part++)
            {
                yield return cycle.AddDays((int)((long)length * part / schedule.Times) - 1);
            }
        }
    }

    private static IEnumerable<DateOnly> ByDays(RuleSchedule schedule, DateOnly from)
    {
        var parts = Math.Max(1, Math.Min(schedule.Times, schedule.EveryDays));
        var number = (int)Math.Floor((double)(from.DayNumber - FirstMonday.DayNumber) / schedule.EveryDays);
        for (var cycle = FirstMonday.AddDays(number * schedule.EveryDays); ; cycle = cycle.AddDays(schedule.EveryDays))
        {
            if (parts == 1)
            {
                yield return cycle.AddDays(schedule.Day is > 0 and <= 7 && schedule.EveryDays >= 7 ? schedule.Day - 1 : schedule.EveryDays - 1);
                continue;
            }

            for (var part = 1; part <= parts; part++)
            {
                yield return cycle.AddDays(schedule.EveryDays * part / parts - 1);
            }
        }
    }
}
