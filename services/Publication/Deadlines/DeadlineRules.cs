using OpenGov.Platform.Errors;
using static OpenGov.Publications.Deadlines.DeadlineCount;

namespace OpenGov.Publications.Deadlines;

/// <summary>Computes deadlines from what a time limit asks for.</summary>
public static class DeadlineRules
{
    /// <summary>Article 26 of the Regulation: 20 working days from when the information was made or changed.</summary>
    public const int Bound = 20;

    /// <summary>Farthest day that is computed, in days from the trigger.</summary>
    private const int MostUnits = 5_000;

    /// <summary>The deadline of a limit.</summary>
    /// <param name="rule">What it asks for.</param>
    /// <param name="trigger">The day of the event: when the information was made, a request came, a hearing will be; of a periodic limit the
    /// day from which the next one is looked for.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="suspensions">Days that do not count.</param>
    /// <param name="extension">How many units more, 0 without extension.</param>
    /// <exception cref="RequestException">The extension goes beyond what the text or the Regulation allows.</exception>
    public static Deadline Of(
        DeadlineRule rule, DateOnly trigger, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions, int extension = 0)
    {
        var count = new DeadlineCount(calendar, suspensions);
        if (rule.Count > MostUnits || extension > MostUnits)
        {
            return count.Nothing("期限过长，无法计算");
        }

        RequireExtendable(rule, extension);
        return rule.Kind switch
        {
            RuleKind.Within => Within(rule, trigger, count, extension),
            RuleKind.AtOnce => AtOnce(trigger, count),
            RuleKind.OnRequest => OnRequest(trigger, count, extension),
            RuleKind.BeforeEvent => Before(rule, trigger, count),
            RuleKind.ByDate => ByDate(rule.Schedule, trigger, count),
            RuleKind.Periodic => Periodic(rule.Schedule, trigger, count),
            _ => count.Nothing("公开时限没有给出可以计算的期限，请由人工确定"),
        };
    }

    private static void RequireExtendable(DeadlineRule rule, int extension)
    {
        if (extension < 0)
        {
            throw Refused.Invalid("extension", "不能为负数；0 表示没有延长");
        }

        var longest = rule.Kind == RuleKind.OnRequest ? 2 * Bound : rule.Kind == RuleKind.Within ? rule.Longest : 0;
        var present = rule.Kind == RuleKind.OnRequest ? Bound : rule.Count;
        if (extension > 0 && longest == 0)
        {
            throw Refused.Invalid("extension", "这项公开时限没有规定可以延长");
        }

        if (extension > 0 && present + extension > longest)
        {
            throw Refused.Invalid("extension", $"最多延长 {longest - present}，总期限不超过 {longest}");
        }
    }

    private static Deadline Within(DeadlineRule rule, DateOnly trigger, DeadlineCount count, int extension)
    {
        if (rule.Unit is RuleUnit.None or RuleUnit.Other || rule.Count <= 0)
        {
            return count.Nothing("期限的单位没有固定的天数（如学期），请由人工确定");
        }

        count.Trigger(trigger, (rule.Trigger.Length > 0 ? rule.Trigger : "信息形成或者变更") + "当日，不计入");
        DateOnly due;
        switch (rule.Unit)
        {
            case RuleUnit.WorkingDay:
                due = count.WorkingDays(trigger, rule.Count);
                if (extension > 0)
                {
                    count.Rule(due, $"经批准延长 {extension} 个工作日");
                    due = count.WorkingDays(due, extension, rule.Count);
                }

                return count.Result(due, $"第 {rule.Count + extension} 个工作日");
            case RuleUnit.Hour:
                due = count.Days(trigger, (rule.Count + 23) / 24);
                return count.Result(due, $"{rule.Count} 小时，按 {(rule.Count + 23) / 24} 日计，不顺延");
            case RuleUnit.Month:
                due = count.Months(trigger, rule.Count + extension);
                break;
            default:
                due = count.Days(trigger, rule.Count);
                if (extension > 0)
                {
                    count.Rule(due, $"经批准延长 {extension} 日");
                    due = count.Days(due, extension, rule.Count);
                }

                break;
        }

        return count.Result(count.NextWorked(due), "期限的最后一日");
    }

    private static Deadline AtOnce(DateOnly trigger, DeadlineCount count)
    {
        count.Rule(trigger, $"“及时”“长期”等没有期限数字，最迟不超过《政府信息公开条例》第二十六条的 {Bound} 个工作日");
        count.Trigger(trigger, "信息形成或者变更当日，不计入");
        return count.Result(count.WorkingDays(trigger, Bound), $"第 {Bound} 个工作日");
    }

    private static Deadline OnRequest(DateOnly trigger, DeadlineCount count, int extension)
    {
        count.Rule(trigger, $"依申请公开：收到申请之日起 {Bound} 个工作日内答复（《政府信息公开条例》第三十三条）");
        count.Trigger(trigger, "收到申请当日，不计入");
        var due = count.WorkingDays(trigger, Bound);
        if (extension > 0)
        {
            count.Rule(due, $"经负责人同意并告知申请人，延长 {extension} 个工作日");
            due = count.WorkingDays(due, extension, Bound);
        }

        return count.Result(due, $"第 {Bound + extension} 个工作日");
    }

    private static Deadline Before(DeadlineRule rule, DateOnly happens, DeadlineCount count)
    {
        count.Trigger(happens, (rule.Trigger.Length > 0 ? rule.Trigger : "事件") + "当日，不计入");
        if (rule.Count == 0)
        {
            return count.Result(count.LastWorked(happens.AddDays(-1)), "事件之前的最后一个工作日");
        }

        switch (rule.Unit)
        {
            case RuleUnit.WorkingDay:
                return count.Result(count.WorkingDaysBefore(happens, rule.Count), $"之前第 {rule.Count} 个工作日");
            case RuleUnit.Day:
                return count.Result(count.LastWorked(happens.AddDays(-rule.Count)), $"之前 {rule.Count} 日");
            case RuleUnit.Month:
                return count.Result(count.LastWorked(happens.AddMonths(-rule.Count)), $"之前 {rule.Count} 个月");
            case RuleUnit.Hour:
                return count.Result(count.LastWorked(happens.AddDays(-((rule.Count + 23) / 24))), $"之前 {rule.Count} 小时");
            default:
                return count.Nothing("期限的单位没有固定的天数（如学期），请由人工确定");
        }
    }

    private static Deadline ByDate(RuleSchedule? schedule, DateOnly trigger, DeadlineCount count)
    {
        if (schedule is null || schedule.Month == 0)
        {
            return count.Nothing("公开时限没有给出日期，请由人工确定");
        }

        var year = schedule.Year > 0 ? schedule.Year : trigger.Year;
        var due = Schedules.DayOf(year, schedule.Month, schedule.Day);
        if (schedule.Year == 0 && due < trigger)
        {
            due = Schedules.DayOf(year + 1, schedule.Month, schedule.Day);
        }

        count.Rule(due, "公开时限指定的日期，不因休息日顺延");
        return count.Result(due, "指定的日期");
    }

    private static Deadline Periodic(RuleSchedule? schedule, DateOnly from, DeadlineCount count)
    {
        if (schedule is null || Schedules.Next(schedule, from) is not { } due)
        {
            return count.Nothing("“定期”没有给出周期，请由人工确定");
        }

        count.Rule(from, $"从 {Written(from)} 起的下一个周期");
        return count.Result(due, "周期内的最后一日，不因休息日顺延");
    }
}
