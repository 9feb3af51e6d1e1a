using System.Globalization;
using System.Text;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Says in plain Chinese what was understood of a time limit; where a text is that simple, reading the explanation gives the same again.</summary>
internal static class Explanation
{
    /// <summary>The explanation of a limit that was understood.</summary>
    public static string Of(TimeLimit limit, IReadOnlyList<ReadClause> clauses, string notice)
    {
        var said = clauses.Select(clause => clause.Subject.Length > 0 ? $"{clause.Subject}：{Clause(clause.Limit)}" : Clause(clause.Limit)).ToList();
        if (limit.Kind is TimeLimitKind.Immediate && limit.Schedule is { } gap) said.Add($"最长更新间隔不超过{Cycle.Span(gap.Every, gap.Unit)}");
        if (limit.Longest is { } longest) said.Add($"最长不超过{Cycle.Span(longest.Count, longest.Unit)}");
        if (notice.Length > 0) said.Add(notice);
        if (limit.StatuteException) said.Add("法律法规另有规定的，从其规定");
        if (limit.Withdrawal.Length > 0) said.Add(limit.Withdrawal);
        if (limit.Kind is TimeLimitKind.ByDate && limit.Schedule is { Year: 0 }) said.Add("没有写明年份");
        if (limit.NeedsTrigger) said.Add(limit.Kind is TimeLimitKind.BeforeEvent ? "没有写明在什么事项之前，请补充" : "没有写明从哪一天起算，请补充，例如“信息形成或者变更之日起”");
        return string.Join('；', said);
    }

    private static string Clause(Understood clause) => clause.Kind switch
    {
        TimeLimitKind.Within when clause.Trigger.Length == 0 => $"{Cycle.Span(clause.Count, clause.Unit)}内公开",
        TimeLimitKind.Within => $"{(clause.Trigger.StartsWith('自') ? "" : "自")}{clause.Trigger}之日起{Cycle.Span(clause.Count, clause.Unit)}内公开（次日起算）",
        TimeLimitKind.BeforeEvent when clause.Count == 0 => $"{clause.Trigger}前公开",
        TimeLimitKind.BeforeEvent => $"{clause.Trigger}{Cycle.Span(clause.Count, clause.Unit)}前公开",
        TimeLimitKind.Immediate => clause.Said,
        TimeLimitKind.Permanent => "长期公开",
        TimeLimitKind.Periodic => Periodic(clause.Schedule!),
        TimeLimitKind.ByDate => Date(clause.Schedule!),
        TimeLimitKind.OnRequest => "依申请公开",
        _ => $"“{clause.Reference}”没有写明期限",
    };

    private static string Periodic(TimeLimitSchedule schedule)
    {
        if (schedule.Every == 0) return "定期公开，没有写明周期";
        var said = new StringBuilder("每");
        if (schedule.Every == 1) said.Append(Cycle.Name(schedule.Unit));
        else said.Append(Cycle.Span(schedule.Every, schedule.Unit));
        if (schedule is { Month: > 0, Unit: TimeUnit.Year or TimeUnit.SchoolYear }) said.Append(CultureInfo.InvariantCulture, $"{schedule.Month}月");
        else if (schedule.Month > 0) said.Append(CultureInfo.InvariantCulture, $"第{"〇一二三四五六"[schedule.Month]}个月");
        Day(said, schedule);
        if (schedule.Times > 0) said.Append(CultureInfo.InvariantCulture, $"{(schedule.AtLeast ? "至少" : "")}公开{schedule.Times}次");
        else said.Append(schedule.AtLeast ? "至少公开" : "公开");
        return said.ToString();
    }

    private static string Date(TimeLimitSchedule date)
    {
        var said = new StringBuilder();
        if (date.Year > 0) said.Append(CultureInfo.InvariantCulture, $"{date.Year}年");
        if (date.Month > 0) said.Append(CultureInfo.InvariantCulture, $"{date.Month}月");
        else if (date.Year == 0) said.Append('年');
        Day(said, date);
        return said.Append("公开").ToString();
    }

    private static void Day(StringBuilder said, TimeLimitSchedule schedule)
    {
        if (schedule.End) said.Append('底');
        else if (schedule is { Day: > 0, Unit: TimeUnit.Week }) said.Append("〇一二三四五六日"[schedule.Day]);
        else if (schedule.Day > 0) said.Append(CultureInfo.InvariantCulture, $"{schedule.Day}日");
        if (schedule.By) said.Append('前');
    }
}
