using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Every span that this process makes, of whatever source, as a collector would get it.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    public RecordedSpans()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    /// <summary>Names, tags, events and baggage of all spans that have ended.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var span in ended)
        {
            text.Append(span.Source.Name).Append(' ').Append(span.DisplayName).Append(' ').Append(span.StatusDescription);
            foreach (var (name, value) in span.TagObjects.Concat(span.Events.SelectMany(one => one.Tags)))
            {
                text.Append(' ').Append(name).Append('=').Append(value);
            }

            text.AppendJoin(' ', span.Baggage).Append('\n');
        }

        return text.ToString();
    }
}
