using OpenGov.Catalogues.Items;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Time limits as the contract shows them.</summary>
public static class TimeLimitsOut
{
    /// <summary>A time limit with all that is understood of it.</summary>
    public static Wire.TimeLimit Of(TimeLimit limit)
    {
        var shown = new Wire.TimeLimit
        {
            Text = limit.Text,
            Kind = (Wire.TimeLimitKind)(int)limit.Kind,
            Count = limit.Count,
            Unit = UnitOf(limit.Unit),
            Trigger = limit.Trigger,
            Meaning = limit.Meaning,
            Confidence = (Wire.TimeLimitConfidence)(int)limit.Confidence,
            NeedsTrigger = limit.NeedsTrigger,
            Longest = limit.Longest is { } longest ? new() { Count = longest.Count, Unit = UnitOf(longest.Unit) } : null,
            Notice = limit.Notice is { } notice
                ? new() { Count = notice.Count, Unit = UnitOf(notice.Unit), Bound = (Wire.NoticeBound)(int)notice.Bound }
                : null,
            StatuteException = limit.StatuteException,
            Withdrawal = limit.Withdrawal,
            Schedule = ScheduleOf(limit.Schedule),
            Reference = limit.Reference,
            NotUnderstood = limit.NotUnderstood,
        };
        foreach (var clause in limit.Clauses)
        {
            shown.Clauses.Add(ClauseOf(clause));
        }

        return shown;
    }

    private static Wire.TimeLimitClause ClauseOf(TimeLimitClause clause) => new()
    {
        Text = clause.Text,
        Subject = clause.Subject,
        Kind = (Wire.TimeLimitKind)(int)clause.Kind,
        Count = clause.Count,
        Unit = UnitOf(clause.Unit),
        Trigger = clause.Trigger,
        Schedule = ScheduleOf(clause.Schedule),
        Reference = clause.Reference,
    };

    private static Wire.TimeLimitSchedule? ScheduleOf(TimeLimitSchedule? schedule) => schedule is null ? null : new()
    {
        Every = schedule.Every,
        Unit = UnitOf(schedule.Unit),
        Times = schedule.Times,
        AtLeast = schedule.AtLeast,
        Year = schedule.Year,
        Month = schedule.Month,
        Day = schedule.Day,
        End = schedule.End,
        By = schedule.By,
    };

    private static Wire.TimeUnit UnitOf(TimeUnit unit) => (Wire.TimeUnit)(int)unit;
}
