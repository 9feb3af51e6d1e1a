namespace OpenGov.Contracts.Events;

/// <summary>
/// Something that happened in a service, as it is logged and published to the bus. The log of the service is the truth: a bus
/// message only says that the log has grown. A receiver remembers the last <see cref="Sequence"/> it applied and, when it sees a
/// gap, reads what is missing from the Watch stream of the source.
/// </summary>
public abstract record ServiceEvent
{
    /// <summary>Unique id of the event; the same on every delivery.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Position in the log of the source, dense from 1; 0 until the relay has logged the event.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What it is about: a catalogue id, organisation id or domain code. Events of one subject are in order.</summary>
    public abstract string Subject { get; }
}
