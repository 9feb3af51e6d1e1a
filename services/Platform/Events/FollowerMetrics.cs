namespace OpenGov.Platform.Events;

/// <summary>Numbers of one follower.</summary>
public sealed class FollowerMetrics
{
    private long applied;
    private long known;
    private long deadLetters;

    /// <summary>The numbers of a follower.</summary>
    public FollowerMetrics(string service, string source, EventMeter meter)
    {
        Tags = [new("service", service), new("source", source)];
        meter.Add(this);
    }

    internal KeyValuePair<string, object?>[] Tags { get; }

    /// <summary>Last sequence applied.</summary>
    public long Applied => Volatile.Read(ref applied);

    /// <summary>Events of the source that are known of and not yet applied.</summary>
    public long Lag => Math.Max(0, Volatile.Read(ref known) - Applied);

    /// <summary>Events put aside, as far as this process knows.</summary>
    public long DeadLetters => Volatile.Read(ref deadLetters);

    internal void Saw(long sequence)
    {
        if (sequence > Volatile.Read(ref known))
        {
            Volatile.Write(ref known, sequence);
        }
    }

    internal void Reached(long sequence) => Volatile.Write(ref applied, sequence);

    internal void Counted(long letters) => Volatile.Write(ref deadLetters, letters);
}
