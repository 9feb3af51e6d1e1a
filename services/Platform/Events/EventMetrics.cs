namespace OpenGov.Platform.Events;

/// <summary>
/// Numbers of one service's relay. Only the process that leads reports them, so that a sum over replicas counts nothing twice.
/// </summary>
public sealed class EventMetrics
{
    private readonly EventMeter meter;
    private readonly TimeProvider clock;
    private volatile bool leads;
    private long oldest;
    private long length = -1;
    private long published = -1;

    /// <summary>The numbers of a service.</summary>
    public EventMetrics(string service, EventMeter meter, TimeProvider clock)
    {
        this.meter = meter;
        this.clock = clock;
        Tag = new("service", service);
        meter.Add(this);
    }

    internal KeyValuePair<string, object?> Tag { get; }

    /// <summary>Age in seconds of the oldest event not yet logged; 0 when none is waiting, null when another process leads.</summary>
    public double? PendingAge => !leads ? null
        : Volatile.Read(ref oldest) is var ticks and > 0 ? (clock.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero)).TotalSeconds : 0;

    /// <summary>Events in the log; null when not known here.</summary>
    public long? LogLength => leads && Volatile.Read(ref length) is var known and >= 0 ? known : null;

    /// <summary>Events logged and not yet published; null when not known here.</summary>
    public long? PublisherLag => leads && Volatile.Read(ref published) is var known and >= 0 ? Math.Max(0, Volatile.Read(ref length) - known) : null;

    internal void Leads(bool value) => leads = value;

    internal void Pending(DateTimeOffset? occurredAt) => Volatile.Write(ref oldest, occurredAt?.UtcTicks ?? 0);

    internal void Logged(long sequence, TimeSpan lag)
    {
        Volatile.Write(ref length, sequence);
        meter.RelayLag.Record(lag.TotalSeconds, Tag);
    }

    internal void Published(long sequence, long last)
    {
        Volatile.Write(ref published, sequence);
        Volatile.Write(ref length, Math.Max(last, Volatile.Read(ref length)));
    }
}
