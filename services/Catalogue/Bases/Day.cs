namespace OpenGov.Catalogues.Bases;

/// <summary>Days in Asia/Shanghai, whatever the machine's zone (design.md §3); always eight hours ahead of UTC since 1991.</summary>
public static class Day
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).Date);

    /// <summary>Today.</summary>
    public static DateOnly Today(TimeProvider clock) => Of(clock.GetUtcNow());
}
