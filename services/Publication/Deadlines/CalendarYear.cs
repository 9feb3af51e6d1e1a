using OpenGov.Platform.Errors;

namespace OpenGov.Publications.Deadlines;

/// <summary>
/// The working days of a year as the State Council's notice sets them (domain.md §6): weekends are off but for the make-up days, the holidays
/// besides.
/// </summary>
public sealed record CalendarYear
{
    /// <summary>First year that can be set.</summary>
    public const int First = 2008;

    /// <summary>Last year that can be set.</summary>
    public const int Last = 2100;

    private const int MostHolidays = 20;
    private const int LongestHoliday = 15;
    private const int MostMakeUpDays = 20;

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The notice, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Holidays, in order, with the weekends in them. New year's may begin in December before.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>Saturdays and Sundays that are worked (调休上班), in order.</summary>
    public IReadOnlyList<DateOnly> MakeUpDays { get; init; } = [];

    /// <summary>What is wrong with it; each names the field.</summary>
    public IEnumerable<Violation> Violations()
    {
        if (Year is < First or > Last)
        {
            yield return new("year", $"应为 {First}–{Last}");
        }

        if (Source.Length is 0 or > 200)
        {
            yield return new("source", "应写明依据的通知，1–200 个字");
        }

        if (Holidays.Count is 0 or > MostHolidays)
        {
            yield return new("holidays", $"应有 1–{MostHolidays} 个假期");
        }

        for (var index = 0; index < Holidays.Count; index++)
        {
            var holiday = Holidays[index];
            if (holiday.Name.Length is 0 or > 20)
            {
                yield return new($"holidays[{index}].name", "应为 1–20 个字");
            }

            if (holiday.To < holiday.From || holiday.To.DayNumber - holiday.From.DayNumber >= LongestHoliday || !IsOfYear(holiday.From) || !IsOfYear(holiday.To))
            {
                yield return new($"holidays[{index}]", $"起止日应在 {Year} 年内（元旦可以从上一年 12 月开始），不超过 {LongestHoliday} 天");
            }

            if (index > 0 && holiday.From <= Holidays[index - 1].To)
            {
                yield return new($"holidays[{index}]", "应排在前一个假期之后，不能重叠");
            }
        }

        if (MakeUpDays.Count > MostMakeUpDays)
        {
            yield return new("makeUpDays", $"最多 {MostMakeUpDays} 天");
        }

        for (var index = 0; index < MakeUpDays.Count; index++)
        {
            var day = MakeUpDays[index];
            if (!IsOfYear(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || Holidays.Any(holiday => holiday.Holds(day)))
            {
                yield return new($"makeUpDays[{index}]", $"应为 {Year} 年的周六或周日，且不在假期内");
            }

            if (index > 0 && day <= MakeUpDays[index - 1])
            {
                yield return new($"makeUpDays[{index}]", "应按日期先后排列，不能重复");
            }
        }
    }

    // The notice of a year also moves days of the December before it.
    private bool IsOfYear(DateOnly day) => day.Year == Year || (day.Year == Year - 1 && day is { Month: 12, Day: >= 20 });
}

/// <summary>A holiday.</summary>
/// <param name="Name">For example "春节".</param>
/// <param name="From">First day off.</param>
/// <param name="To">Last day off.</param>
public sealed record Holiday(string Name, DateOnly From, DateOnly To)
{
    /// <summary>Whether a day is in it.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;
}
