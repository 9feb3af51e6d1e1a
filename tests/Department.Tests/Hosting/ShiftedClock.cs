namespace OpenGov.Departments.Tests.Hosting;

/// <summary>The real clock, set forward by a test. Timers run in real time, so what the service does in the background goes on.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    /// <summary>Goes on to an hour of the day in Shanghai so many days ahead.</summary>
    public void GoTo(int days, int hour)
    {
        var there = GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        Advance(there.Date.AddDays(days).AddHours(hour) - there.DateTime);
    }
}
