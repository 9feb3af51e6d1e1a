using System.Diagnostics.Metrics;

namespace OpenGov.Catalogues.Review;

/// <summary>The meter <c>OpenGov.Catalogue</c>: scheduled publications and how late they were. Raise an alarm on the late ones.</summary>
public sealed class ScheduleMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "OpenGov.Catalogue";

    private readonly Histogram<double> delays;
    private readonly Counter<long> late;

    /// <summary>The instruments.</summary>
    public ScheduleMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        delays = meter.CreateHistogram<double>("opengov.catalogue.schedule.delay", "s", "From the scheduled time of a publication to its write.");
        late = meter.CreateCounter<long>("opengov.catalogue.schedule.late", "{publication}", "Scheduled publications more than 30 s late.");
    }

    /// <summary>A version became public this long after its scheduled time.</summary>
    internal void Published(TimeSpan delay)
    {
        delays.Record(delay.TotalSeconds);
        if (delay > DuePublishing.Latest)
        {
            late.Add(1);
        }
    }
}
