using Google.Protobuf.WellKnownTypes;

namespace OpenGov.Screens.Portal;

/// <summary>Days as people in China count them, whatever the machine's zone.</summary>
internal static class ChinaDay
{
    // China has kept one offset without daylight saving since 1991; a fixed one needs no zone data on the machine.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static string Of(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToOffset(Offset).ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
}
