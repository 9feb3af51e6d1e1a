namespace OpenGov.Platform.Events;

/// <summary>Wakes everyone who waits, without keeping count: take <see cref="Next"/> first, look at the state, then wait.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next beat.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Wakes everyone who waits now.</summary>
    public void Beat() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for a beat, or until the time is over.</summary>
    /// <param name="beat">A <see cref="Next"/> taken before the state was looked at.</param>
    /// <param name="atMost">Longest wait.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="cancellation">Stops waiting, by throwing.</param>
    public static async Task WaitAsync(Task beat, TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        if (!beat.IsCompleted)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(beat, Task.Delay(atMost, clock, ended.Token));
            await ended.CancelAsync();
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
