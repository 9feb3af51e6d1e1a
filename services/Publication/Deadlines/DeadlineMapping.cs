using OpenGov.Platform.Errors;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Deadlines;

/// <summary>Deadlines and calendars as the contract writes them.</summary>
internal static class DeadlineMapping
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int MostSuspensions = 20;
    private const int LongestSuspension = 366;

    public static V1.CalendarYear ToProto(CalendarYear year, long revision) => new()
    {
        Year = year.Year,
        Source = year.Source,
        Holidays = { year.Holidays.Select(one => new V1.Holiday { Name = one.Name, From = Written(one.From), To = Written(one.To) }) },
        MakeUpDays = { year.MakeUpDays.Select(Written) },
        Revision = revision,
    };

    public static CalendarYear ToDomain(this V1.CalendarYear year)
    {
        List<Violation> violations = [];
        DateOnly Read(string text, string field)
        {
            if (!Days.TryRead(text, out var day))
            {
                violations.Add(new("calendarYear." + field, "应为日期，例如 2026-02-15"));
            }

            return day;
        }

        var read = new CalendarYear
        {
            Year = year.Year,
            Source = year.Source,
            Holidays = [.. year.Holidays.Select((one, index) => new Holiday(one.Name, Read(one.From, $"holidays[{index}].from"), Read(one.To, $"holidays[{index}].to")))],
            MakeUpDays = [.. year.MakeUpDays.Select((one, index) => Read(one, $"makeUpDays[{index}]"))],
        };
        return violations.Count > 0 ? throw Refused.Invalid(violations) : read;
    }

    public static V1.Deadline ToProto(this Deadline deadline, string timeLimit, string clause) => new()
    {
        DueDay = deadline.Due is { } due ? Written(due) : "",
        Provisional = deadline.Provisional,
        Steps =
        {
            deadline.Steps.Select(step => new V1.DeadlineStep
            {
                Kind = Kind(step.Kind),
                From = Written(step.From),
                To = Written(step.To),
                Counted = step.Counted,
                Text = step.Text,
            }),
        },
        UndeterminedReason = deadline.Undetermined,
        TimeLimit = timeLimit,
        Clause = clause,
    };

    /// <summary>The day of a request's field.</summary>
    public static DateOnly Day(string text, string field) =>
        Days.TryRead(text, out var day) && day.Year is >= FirstYear and <= LastYear
            ? day
            : throw Refused.Invalid(field, $"应为 {FirstYear} 到 {LastYear} 年间的日期，例如 2026-02-10");

    /// <summary>The suspensions of a request.</summary>
    public static IReadOnlyList<Suspension> ToDomain(this IReadOnlyList<V1.Suspension> suspensions)
    {
        if (suspensions.Count > MostSuspensions)
        {
            throw Refused.Invalid("suspensions", $"最多 {MostSuspensions} 段");
        }

        return [.. suspensions.Select((one, index) =>
        {
            var (from, to) = (Day(one.From, $"suspensions[{index}].from"), Day(one.To, $"suspensions[{index}].to"));
            if (to < from || to.DayNumber - from.DayNumber > LongestSuspension)
            {
                throw Refused.Invalid($"suspensions[{index}].to", $"应不早于开始日，最多 {LongestSuspension} 天");
            }

            return one.Reason.Length is 0 or > 200
                ? throw Refused.Invalid($"suspensions[{index}].reason", "应写明原因，1–200 个字")
                : new Suspension(from, to, one.Reason);
        })];
    }

    private static string Written(DateOnly day) => Days.Written(day);

    private static V1.DeadlineStepKind Kind(StepKind kind) => kind switch
    {
        StepKind.Trigger => V1.DeadlineStepKind.Trigger,
        StepKind.Counted => V1.DeadlineStepKind.Counted,
        StepKind.Off => V1.DeadlineStepKind.Off,
        StepKind.Suspended => V1.DeadlineStepKind.Suspended,
        StepKind.Rule => V1.DeadlineStepKind.Rule,
        StepKind.Moved => V1.DeadlineStepKind.Moved,
        _ => V1.DeadlineStepKind.Due,
    };
}
