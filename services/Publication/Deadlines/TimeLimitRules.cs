using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Publications.Deadlines;

/// <summary>What a time limit of a published item asks for: its typed form as the Catalogue service read it from the text.</summary>
internal static class TimeLimitRules
{
    /// <summary>The rule of a clause.</summary>
    /// <param name="limit">The time limit.</param>
    /// <param name="clause">From 1 in the order of its clauses; 0 means the general one.</param>
    /// <exception cref="RequestException">It has no such clause.</exception>
    public static DeadlineRule Of(TimeLimit limit, int clause)
    {
        if (clause < 0 || clause > limit.Clauses.Count)
        {
            throw Refused.Invalid("clause", limit.Clauses.Count == 0 ? "这项公开时限只有一条，应为 0" : $"应为 0–{limit.Clauses.Count}；0 表示总的期限");
        }

        if (clause > 0)
        {
            var one = limit.Clauses[clause - 1];
            return Of(one.Kind, one.Count, one.Unit, one.Trigger, one.Schedule, longest: null);
        }

        return Of(limit.Kind, limit.Count, limit.Unit, limit.Trigger, limit.Schedule, limit.Longest);
    }

    private static DeadlineRule Of(
        TimeLimitKind kind, int count, TimeUnit unit, string trigger, TimeLimitSchedule? schedule, TimeLimitSpan? longest) => kind switch
        {
            TimeLimitKind.Within => Counted(RuleKind.Within, count, unit) with
            {
                Trigger = trigger,
                Longest = longest is not null && longest.Unit == unit ? Amount(longest.Count, longest.Unit).Count : 0,
            },
            TimeLimitKind.BeforeEvent => Counted(RuleKind.BeforeEvent, count, unit) with { Trigger = trigger },
            // "及时更新，间隔不超过6个月": so long after the update before.
            TimeLimitKind.Immediate when schedule?.Every > 0 => Counted(RuleKind.Within, schedule.Every, schedule.Unit) with { Trigger = "上次更新" },
            TimeLimitKind.Immediate or TimeLimitKind.Permanent => new() { Kind = RuleKind.AtOnce, Trigger = trigger },
            TimeLimitKind.Periodic => new() { Kind = RuleKind.Periodic, Schedule = schedule is null ? null : Of(schedule) },
            TimeLimitKind.ByDate => new() { Kind = RuleKind.ByDate, Schedule = schedule is null ? null : Of(schedule) },
            TimeLimitKind.OnRequest => new() { Kind = RuleKind.OnRequest },
            _ => new() { Kind = RuleKind.Undetermined },
        };

    private static DeadlineRule Counted(RuleKind kind, int count, TimeUnit unit)
    {
        var (number, of) = Amount(count, unit);
        return new() { Kind = kind, Count = number, Unit = of };
    }

    private static RuleSchedule Of(TimeLimitSchedule schedule)
    {
        var (every, unit) = Amount(schedule.Every, schedule.Unit);
        // "6月底": the last day, which is written as no day.
        return new(
            unit == RuleUnit.Month ? every : 0,
            unit == RuleUnit.Day ? every : 0,
            Math.Max(1, schedule.Times),
            schedule.Year,
            schedule is { End: true, Month: 0, Every: 0 } ? 12 : schedule.Month,
            schedule.End ? 0 : schedule.Day);
    }

    private static (int Count, RuleUnit Unit) Amount(int count, TimeUnit unit)
    {
        var (factor, of) = unit switch
        {
            TimeUnit.WorkingDay => (1, RuleUnit.WorkingDay),
            TimeUnit.Day => (1, RuleUnit.Day),
            TimeUnit.Week => (7, RuleUnit.Day),
            TimeUnit.TenDays => (10, RuleUnit.Day),
            TimeUnit.Month => (1, RuleUnit.Month),
            TimeUnit.Quarter => (3, RuleUnit.Month),
            TimeUnit.HalfYear => (6, RuleUnit.Month),
            TimeUnit.Year => (12, RuleUnit.Month),
            TimeUnit.Hour => (1, RuleUnit.Hour),
            TimeUnit.Unspecified => (1, RuleUnit.None),
            _ => (1, RuleUnit.Other),
        };
        return ((int)Math.Min((long)count * factor, int.MaxValue), of);
    }
}
