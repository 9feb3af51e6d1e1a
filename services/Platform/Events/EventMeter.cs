using System.Diagnostics.Metrics;

namespace OpenGov.Platform.Events;

/// <summary>The meter <c>OpenGov.Events</c>: one set of instruments for all services and followers of a process.</summary>
public sealed class EventMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "OpenGov.Events";

    private readonly Lock gate = new();
    private readonly List<EventMetrics> services = [];
    private readonly List<FollowerMetrics> followers = [];

    /// <summary>The instruments.</summary>
    public EventMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        RelayLag = meter.CreateHistogram<double>("opengov.events.relay.lag", "s", "From the change to its place in the log.");
        meter.CreateObservableGauge("opengov.events.pending.age", () => Each(m => m.PendingAge), "s", "Age of the oldest event that is not yet logged.");
        meter.CreateObservableGauge("opengov.events.log.length", () => Each(m => m.LogLength), "{event}", "Events in the log.");
        meter.CreateObservableGauge("opengov.events.publisher.lag", () => Each(m => m.PublisherLag), "{event}", "Events logged and not yet published.");
        meter.CreateObservableGauge("opengov.events.follower.lag", () => EachFollower(m => m.Lag), "{event}", "Events of a source not yet applied.");
        meter.CreateObservableGauge("opengov.events.dead_letters", () => EachFollower(m => m.DeadLetters), "{event}", "Events put aside because they could not be applied.");
    }

    internal Histogram<double> RelayLag { get; }

    internal void Add(EventMetrics metrics)
    {
        lock (gate)
        {
            services.Add(metrics);
        }
    }

    internal void Add(FollowerMetrics metrics)
    {
        lock (gate)
        {
            followers.Add(metrics);
        }
    }

    private List<Measurement<T>> Each<T>(Func<EventMetrics, T?> value) where T : struct
    {
        lock (gate)
        {
            return [.. services.Where(m => value(m) is not null).Select(m => new Measurement<T>(value(m) ?? default, m.Tag))];
        }
    }

    private List<Measurement<long>> EachFollower(Func<FollowerMetrics, long> value)
    {
        lock (gate)
        {
            return [.. followers.Select(m => new Measurement<long>(value(m), m.Tags))];
        }
    }
}
