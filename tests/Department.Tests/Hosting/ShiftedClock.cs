namespace OpenGov.Departments.Tests.Hosting;

/// <summary>The real clock, set forward by a test. Timers run in real time, so what the service does in the background goes on.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long ticks;
    private DateTimeOffset? stoppedAt;

    /// <summary>Stands still from now on, but for <see cref="Advance"/>: for tests that a slow machine must not give time to.</summary>
    public void Stop() => stoppedAt = System.GetUtcNow();

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => (stoppedAt ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    /// <summary>Goes on to an hour of the day in Shanghai so many days ahead.</summary>
    public void GoTo(int days, int hour)
    {
        var there = GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        Advance(there.Date.AddDays(days).AddHours(hour) - there.DateTime);
    }
}
