using System.Globalization;

namespace OpenGov.Publications.Deadlines;

/// <summary>Days in Asia/Shanghai, whatever the machine's zone (design.md §3); always eight hours ahead of UTC since 1991.</summary>
internal static class Days
{
    /// <summary>How far that zone is ahead.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private const string Form = "yyyy-MM-dd";

    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).Date);

    /// <summary>Today.</summary>
    public static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow());

    /// <summary>Reads a day as the contract writes it.</summary>
    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>A day as the contract writes it; empty for none.</summary>
    public static string Written(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture) ?? "";
}
