namespace OpenGov.Platform.Events;

/// <summary>Times of the relay, the watchers and the followers; configuration section <c>Events</c>, for example <c>Events__LeaseDuration=00:00:10</c>.</summary>
public sealed record EventOptions
{
    /// <summary>
    /// Whether this process may lead the relay. A process that may not still writes events with its documents; another replica, or the
    /// next start, logs and publishes them.
    /// </summary>
    public bool Relay { get; init; } = true;

    /// <summary>How long a lease lasts without renewal: the longest pause after the leading process was killed.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a process that does not lead looks whether the lease is free.</summary>
    public TimeSpan CandidatePoll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the leader looks for events that other processes wrote; its own wake it at once.</summary>
    public TimeSpan PendingPoll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a process with watchers looks for entries that other processes logged; its own wake it at once.</summary>
    public TimeSpan WatchPoll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a follower asks its source when no bus message has woken it.</summary>
    public TimeSpan FollowerPoll { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one publish waits for the broker's confirmation.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a bus message waits for the follower to reach its sequence before it is retried.</summary>
    public TimeSpan ReachTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First pause after a failure; doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause after repeated failures.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a reaction may fail for one event, other than for a reason that passes, before the event is put aside.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>
    /// Whether no other process can open the same documents, as with the embedded engine: then a lease left by a process that was
    /// killed is taken over without waiting for its end.
    /// </summary>
    public bool Alone { get; init; }
}
