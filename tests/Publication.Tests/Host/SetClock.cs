using System.Globalization;

namespace OpenGov.Publications.Tests.Host;

/// <summary>A clock that shows what it is set to.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Noon of a day in Shanghai.</summary>
    public static SetClock At(string day) => new(Noon(day));

    public static DateTimeOffset Noon(string day) =>
        new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new(12, 0)), TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
