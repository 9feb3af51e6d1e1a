using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Makes one time limit of what was read of a text.</summary>
internal static class LimitAssembly
{
    /// <summary>The time limit; free text when any part was not understood.</summary>
    /// <param name="text">As written.</param>
    /// <param name="reading">What was read of it.</param>
    public static TimeLimit Make(string text, LimitReading reading)
    {
        var read = reading.Clauses.OfType<ReadClause>().ToList();
        var riders = new RiderSum(reading.Riders);
        // Published at once or by a day, and then for good: the second says how long.
        if (read.Count > 1 && riders.Notice is null && read.Find(IsDisplayForGood) is { } display && read.Exists(clause => !IsDisplayForGood(clause) && clause.Subject.Length == 0))
        {
            read.Remove(display);
            riders = riders with { Notice = new NoticePeriod(0, TimeUnit.None, NoticeBound.Permanent), NoticeWords = "长期公示" };
        }

        var general = General(read);
        var notUnderstood = NotUnderstood(text, reading, riders, general);
        if (notUnderstood.Length > 0) return Free(text, reading, notUnderstood);
        var limit = general is null ? WithoutGeneral(text, read, riders) : WithRiders(Of(text, general), riders);
        var shown = read.Count > 1 || read.Exists(clause => clause.Subject.Length > 0) ? read : [];
        limit = limit with
        {
            Clauses = [.. shown.Select(Clause)],
            NeedsTrigger = read.Exists(clause => Clause(clause).NeedsTrigger),
            Confidence = Confidence(read, limit.Kind),
        };
        return limit with { Meaning = Explanation.Of(limit, read, riders.NoticeWords) };
    }

    /// <summary>A text that was not understood: it is kept and says so.</summary>
    public static TimeLimit Free(string text, string notUnderstood) => new(text, TimeLimitKind.FreeText, 0, TimeUnit.None, "")
    {
        Confidence = TimeLimitConfidence.Uncertain,
        NotUnderstood = notUnderstood,
        Meaning = "没有读懂，按原文保留，不计算期限",
    };

    private static TimeLimit Free(string text, LimitReading reading, string notUnderstood)
    {
        var limit = Free(text, notUnderstood);
        if (!reading.Clauses.Any(clause => clause is not null)) return limit;
        var missed = new Queue<string>(reading.Missed);
        return limit with
        {
            Clauses = [.. reading.Clauses.Select(clause => clause is null ? new(missed.Dequeue(), "", TimeLimitKind.FreeText) : Clause(clause))],
            Meaning = $"“{WrittenText.Shown(notUnderstood)}”没有读懂，整条按原文保留，不计算期限",
        };
    }

    /// <summary>The clause that holds where no other does: one without a subject, best one that counts, or for all the rest.</summary>
    private static ReadClause? General(List<ReadClause> read)
    {
        if (read.Count == 1) return read[0];
        var open = read.FindAll(clause => clause.Subject.Length == 0);
        return open.Find(clause => clause.Limit.Kind is not (TimeLimitKind.Immediate or TimeLimitKind.Permanent))
            ?? (open.Count > 0 ? open[0] : read.Find(clause => SubjectLead.IsGeneral(clause.Subject)));
    }

    private static string NotUnderstood(string text, LimitReading reading, RiderSum riders, ReadClause? general)
    {
        if (reading.Missed.Count > 0) return string.Join('；', reading.Missed);
        // 7 working days and a month more cannot be added up; two display periods contradict each other; a withdrawal alone is no limit.
        var extendsAnother = riders.Extension is { } longer && longer.Unit != general?.Limit.Unit;
        var saysNothing = reading.Clauses.Count == 0 && riders is { Notice: null, OtherLaws: false };
        return riders.SaysTwice || extendsAnother || saysNothing ? WrittenText.Compact(text) : "";
    }

    private static TimeLimit Of(string text, ReadClause clause) => new(text, clause.Limit.Kind, clause.Limit.Count, clause.Limit.Unit, clause.Limit.Trigger)
    {
        Schedule = clause.Limit.Schedule,
        Reference = clause.Limit.Reference,
    };

    private static TimeLimit WithoutGeneral(string text, List<ReadClause> read, RiderSum riders) => WithRiders(
        read.Count > 0 ? new(text, TimeLimitKind.Compound, 0, TimeUnit.None, "")
        : riders.Notice is not null ? new(text, TimeLimitKind.NoticeOnly, 0, TimeUnit.None, "")
        : new TimeLimit(text, TimeLimitKind.Refers, 0, TimeUnit.None, "") { Reference = WrittenText.Compact(text) },
        riders);

    private static TimeLimit WithRiders(TimeLimit limit, RiderSum riders) => limit with
    {
        Longest = riders.Extension is { } longer ? longer with { Count = limit.Count + longer.Count } : riders.OuterBound,
        Notice = riders.Notice,
        StatuteException = riders.OtherLaws,
        Withdrawal = riders.Withdrawal,
        Schedule = limit.Schedule ?? (riders.LongestGap is { } gap ? new() { Every = gap.Count, Unit = gap.Unit, AtLeast = true } : null),
    };

    private static TimeLimitConfidence Confidence(List<ReadClause> read, TimeLimitKind kind) =>
        read.Exists(clause => Clause(clause).NeedsTrigger) || kind is TimeLimitKind.Refers ? TimeLimitConfidence.Uncertain
        : read.Count == 0 ? TimeLimitConfidence.Certain
        : read.Max(clause => clause.Limit.Confidence);

    private static bool IsDisplayForGood(ReadClause clause) => clause is { Subject: "", Limit.Kind: TimeLimitKind.Permanent };

    private static TimeLimitClause Clause(ReadClause clause) => new(
        clause.Text, clause.Subject, clause.Limit.Kind, clause.Limit.Count, clause.Limit.Unit, clause.Limit.Trigger, clause.Limit.Schedule, clause.Limit.Reference);
}
