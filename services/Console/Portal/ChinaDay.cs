using Google.Protobuf.WellKnownTypes;

namespace OpenGov.Screens.Portal;

/// <summary>Days as people in China count them, whatever the machine's zone.</summary>
internal static class ChinaDay
{
    /// <summary>China has kept one offset without daylight saving since 1991; a fixed one needs no zone data on the machine.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Now, as the clock on a wall in China shows it.</summary>
    public static DateTime Now(TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset).DateTime;

    /// <summary>A day, "2026年3月5日"; empty for none.</summary>
    public static string Of(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToOffset(Offset).ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A minute, "2026-03-05 09:00"; empty for none.</summary>
    public static string Minute(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
