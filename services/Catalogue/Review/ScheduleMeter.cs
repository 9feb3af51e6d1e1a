using System.Diagnostics.Metrics;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// The meter <c>OpenGov.Catalogue</c>: scheduled publications and how late they were. Raise an alarm on the late ones, and on those that
/// are late and still not public.
/// </summary>
public sealed class ScheduleMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "OpenGov.Catalogue";

    private readonly Histogram<double> delays;
    private readonly Counter<long> late;
    private int overdue;

    /// <summary>The instruments.</summary>
    public ScheduleMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        delays = meter.CreateHistogram<double>("opengov.catalogue.schedule.delay", "s", "From the scheduled time of a publication to its write.");
        late = meter.CreateCounter<long>("opengov.catalogue.schedule.late", "{publication}", "Scheduled publications more than 30 s late.");
        meter.CreateObservableGauge(
            "opengov.catalogue.schedule.overdue",
            () => Volatile.Read(ref overdue),
            "{publication}",
            "Scheduled publications more than 30 s late that could not be written at the last look.");
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

    /// <summary>So many versions are more than 30 s late and could not be published at the last look.</summary>
    internal void Overdue(int count) => Volatile.Write(ref overdue, count);
}
