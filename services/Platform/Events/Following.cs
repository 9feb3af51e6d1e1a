using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Events;

/// <summary>
/// Follows the log of a source: reads from its Watch stream, applies each event once and in order, remembers the last sequence
/// applied. The bus only wakes it up, so messages that are lost, repeated or shuffled do no harm.
/// </summary>
/// <typeparam name="TEvent">Base record of the source's events.</typeparam>
public interface IEventSource<TEvent> where TEvent : ServiceEvent
{
    /// <summary>Name of the source, for example "catalogue".</summary>
    string Name { get; }

    /// <summary>
    /// Types of the events that the source gives, where it does not give all of its service's: a bus message of another type would
    /// have the follower wait for an event that never comes. Null means all.
    /// </summary>
    IReadOnlyCollection<Type>? Gives => null;

    /// <summary>The source's events from a sequence number on, up to the last one known now. Sequences rise but need not be dense.</summary>
    IAsyncEnumerable<TEvent> ReadAsync(long fromSequence, CancellationToken cancellation);
}

/// <summary>Applies one event of a source. Must be idempotent: after a crash the last event is applied again.</summary>
/// <typeparam name="TEvent">Base record of the source's events.</typeparam>
public interface IEventReaction<in TEvent> where TEvent : ServiceEvent
{
    /// <summary>Applies the event.</summary>
    Task ApplyAsync(TEvent happened, CancellationToken cancellation);
}
