using System.Globalization;

namespace OpenGov.Departments.Days;

/// <summary>Days in Asia/Shanghai, whatever the machine's zone (design.md §3); always eight hours ahead of UTC since 1991.</summary>
public static class Day
{
    /// <summary>How the contract writes days.</summary>
    internal const string Form = "yyyy-MM-dd";

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).Date);

    /// <summary>Today.</summary>
    public static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow());

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Shanghai);

    /// <summary>A day as the contract writes it; empty for none.</summary>
    public static string Written(this DateOnly? day) => day is { } one ? one.Written() : "";

    /// <summary>A day as the contract writes it; also sorts.</summary>
    public static string Written(this DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
