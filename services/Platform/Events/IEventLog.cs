using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Events;

/// <summary>The log of a service's events: the truth that the bus and the Watch streams tell of.</summary>
public interface IEventLog
{
    /// <summary>Entries from a sequence number on, in order.</summary>
    /// <param name="fromSequence">First wanted.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<EventLogEntry>> ReadAsync(long fromSequence, int limit, CancellationToken cancellation);

    /// <summary>Sequence of the last entry; 0 when the log is empty.</summary>
    Task<long> LastSequenceAsync(CancellationToken cancellation);

    /// <summary>
    /// Entries from a sequence number on, each once and in order, then new ones as they are logged, by whichever process.
    /// </summary>
    /// <param name="fromSequence">First wanted; 0 and 1 are the beginning.</param>
    /// <param name="stopAtEnd">End after the last entry known when the end is reached, instead of waiting for more.</param>
    /// <param name="cancellation">Ends the stream.</param>
    IAsyncEnumerable<EventLogEntry> WatchAsync(long fromSequence, bool stopAtEnd, CancellationToken cancellation);

    /// <summary>The event record of an entry.</summary>
    /// <exception cref="InvalidOperationException">The type is not one of this service's.</exception>
    ServiceEvent Event(EventLogEntry entry);
}
