using System.Collections.Frozen;
using System.Text.Json;
using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Deadlines;

/// <summary>What a day is.</summary>
public enum DayKind
{
    /// <summary>A working day.</summary>
    Working,

    /// <summary>A Saturday or Sunday that is worked.</summary>
    MakeUp,

    /// <summary>A Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A day of a holiday.</summary>
    Holiday,
}

/// <summary>The working days of all years that are known. A day of another year is taken for what its weekday says, and is not known.</summary>
public sealed class WorkingCalendar
{
    private static readonly Lazy<IReadOnlyList<CalendarYear>> Shipped = new(ReadShipped);
    private readonly FrozenDictionary<DateOnly, string> holidays;
    private readonly FrozenSet<DateOnly> makeUpDays;
    private readonly FrozenSet<int> years;

    /// <param name="years">The years, each once.</param>
    public WorkingCalendar(IReadOnlyCollection<CalendarYear> years)
    {
        holidays = years
            .SelectMany(year => year.Holidays)
            .SelectMany(holiday => Days(holiday).Select(day => KeyValuePair.Create(day, holiday.Name)))
            .GroupBy(one => one.Key)
            .ToFrozenDictionary(one => one.Key, one => one.Last().Value);
        makeUpDays = years.SelectMany(year => year.MakeUpDays).ToFrozenSet();
        this.years = years.Select(year => year.Year).ToFrozenSet();
    }

    /// <summary>The years that come with the program: 2019 to 2026.</summary>
    public static IReadOnlyList<CalendarYear> ShippedYears => Shipped.Value;

    /// <summary>Whether the notice of the day's year is in it: otherwise what is counted over the day is provisional.</summary>
    public bool Knows(DateOnly day) => years.Contains(day.Year);

    /// <summary>What a day is. Make-up days go before holidays, so that a later notice can take a day of a holiday back.</summary>
    public DayKind KindOf(DateOnly day) =>
        makeUpDays.Contains(day) ? DayKind.MakeUp
        : holidays.ContainsKey(day) ? DayKind.Holiday
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : DayKind.Working;

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorked(DateOnly day) => KindOf(day) is DayKind.Working or DayKind.MakeUp;

    /// <summary>The holiday that a day is in; empty when it is in none.</summary>
    public string HolidayOf(DateOnly day) => holidays.GetValueOrDefault(day, "");

    private static IEnumerable<DateOnly> Days(Holiday holiday) =>
        Enumerable.Range(0, holiday.To.DayNumber - holiday.From.DayNumber + 1).Select(holiday.From.AddDays);

    private static List<CalendarYear> ReadShipped()
    {
        using var file = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("known-years.json")
            ?? throw new InvalidOperationException("known-years.json is not in the program");
        return JsonSerializer.Deserialize<List<CalendarYear>>(file, DocumentJson.Options)!;
    }
}
