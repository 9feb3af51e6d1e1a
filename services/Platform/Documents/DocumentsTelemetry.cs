using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenGov.Platform.Documents;

/// <summary>What the process tells of its documents: a span and a duration for each operation, by collection.</summary>
public static class DocumentsTelemetry
{
    /// <summary>Name of the tracing source and of the meter.</summary>
    public const string Name = "OpenGov.Documents";

    /// <summary>Name of the tracing source of the MongoDB driver, with a span for each command.</summary>
    public const string DriverSource = "MongoDB.Driver";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "opengov.documents.duration",
        unit: "s",
        description: "Duration of an operation on a collection.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] });

    /// <param name="collection">The collection.</param>
    /// <param name="operation">"find", "insert", "replace", "delete", "query", "count" or "answer".</param>
    /// <param name="outcome">"ok", or the kind of refusal: "stale", "duplicate", "refused", "failed".</param>
    /// <param name="seconds">How long it took.</param>
    internal static void Took(string collection, string operation, string outcome, double seconds) => Durations.Record(
        seconds, new("collection", collection), new("operation", operation), new("outcome", outcome));
}
