namespace OpenGov.Platform.Events;

/// <summary>Pauses that double from failure to failure, with jitter so that many processes do not come back at one moment.</summary>
/// <param name="options">The first pause and the longest.</param>
/// <param name="clock">Measures them.</param>
public sealed class Backoff(EventOptions options, TimeProvider clock)
{
    private int failures;

    /// <summary>Forgets the failures.</summary>
    public void Reset() => failures = 0;

    /// <summary>Waits for the next pause: between half and all of the doubled time.</summary>
    /// <param name="cancellation">Ends it early.</param>
    public Task PauseAsync(CancellationToken cancellation)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(failures++, 20));
        var pause = doubled < options.LongestPause ? doubled : options.LongestPause;
#pragma warning disable CA5394 // Spreading load needs no secret randomness.
        return Task.Delay(pause * (0.5 + (Random.Shared.NextDouble() / 2)), clock, cancellation);
#pragma warning restore CA5394
    }
}
