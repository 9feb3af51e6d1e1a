using System.Runtime.CompilerServices;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>Reads the log of the notes, as another service would over its Watch stream.</summary>
internal sealed class NoteSource(IEventLog log) : IEventSource<NoteEvent>
{
    public string Name => "notes";

    /// <summary>Whether the source is out of reach.</summary>
    public bool IsAway { get; set; }

    public int Asked { get; private set; }

    public async IAsyncEnumerable<NoteEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Asked++;
        await foreach (var entry in log.WatchAsync(fromSequence, stopAtEnd: true, cancellation))
        {
            yield return IsAway ? throw Refused.Unavailable("来源服务") : (NoteEvent)log.Event(entry);
        }
    }
}
