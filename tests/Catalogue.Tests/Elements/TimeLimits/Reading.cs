using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>All that is understood of a time limit on one line, so that a table can expect it exactly.</summary>
internal static class Reading
{
    public static string Of(TimeLimit limit)
    {
        var said = new List<string> { Clause(limit.Kind, limit.Count, limit.Unit, limit.Trigger, limit.Schedule, limit.Reference) };
        if (limit.NeedsTrigger) said.Add("needs trigger");
        if (limit.Longest is { } longest) said.Add($"longest {longest.Count} {longest.Unit}");
        if (limit.Notice is { } notice) said.Add($"notice {notice.Bound} {notice.Count} {notice.Unit}");
        if (limit.StatuteException) said.Add("except statute");
        if (limit.Withdrawal.Length > 0) said.Add($"withdrawal {limit.Withdrawal}");
        if (limit.NotUnderstood.Length > 0) said.Add($"missed {limit.NotUnderstood}");
        said.AddRange(limit.Clauses.Select(c => $"[{c.Subject}] {Clause(c.Kind, c.Count, c.Unit, c.Trigger, c.Schedule, c.Reference)}"));
        return $"{limit.Confidence}: {string.Join("; ", said)}";
    }

    private static string Clause(TimeLimitKind kind, int count, TimeUnit unit, string trigger, TimeLimitSchedule? schedule, string reference) =>
        kind + (count > 0 ? $" {count} {unit}" : "") + (trigger.Length > 0 ? $" <{trigger}>" : "")
        + (reference.Length > 0 ? $" \"{reference}\"" : "") + (schedule is null ? "" : $" {{{Days(schedule)}}}");

    private static string Days(TimeLimitSchedule schedule)
    {
        var said = new List<string>();
        if (schedule.Every > 0) said.Add($"every {schedule.Every} {schedule.Unit}");
        if (schedule.Times > 0) said.Add($"{schedule.Times} times");
        if (schedule.AtLeast) said.Add("at least");
        if (schedule.Year > 0) said.Add($"year {schedule.Year}");
        if (schedule.Month > 0) said.Add($"month {schedule.Month}");
        if (schedule.Day > 0) said.Add($"day {schedule.Day}");
        if (schedule.End) said.Add("end");
        if (schedule.By) said.Add("by");
        return string.Join(' ', said);
    }
}
