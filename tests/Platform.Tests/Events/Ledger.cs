using System.Collections.Concurrent;
using System.Diagnostics;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>A reaction that writes down what it is told, in order, and fails or waits where the test says.</summary>
internal sealed class Ledger(Func<NoteEvent, Task>? before = null) : IEventReaction<NoteEvent>
{
    public ConcurrentQueue<long> Applied { get; } = new();

    public ConcurrentQueue<ActivityTraceId> Traces { get; } = new();

    public async Task ApplyAsync(NoteEvent happened, CancellationToken cancellation)
    {
        await (before?.Invoke(happened) ?? Task.CompletedTask);
        Applied.Enqueue(happened.Sequence);
        Traces.Enqueue(Activity.Current?.TraceId ?? default);
    }
}
