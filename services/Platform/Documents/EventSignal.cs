namespace OpenGov.Platform.Documents;

/// <summary>Counts this process's writes with events and wakes who waits for the next one.</summary>
internal sealed class EventSignal(TimeProvider time)
{
    private readonly Lock gate = new();
    private long count;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Raise()
    {
        TaskCompletionSource reached;
        lock (gate)
        {
            count++;
            (reached, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        reached.SetResult();
    }

    /// <summary>Completes when the count differs from <paramref name="seen"/>, or after <paramref name="atMost"/>.</summary>
    public async Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation)
    {
        Task reached;
        lock (gate)
        {
            if (count != seen)
            {
                return count;
            }

            reached = next.Task;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(reached, Task.Delay(atMost, time, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            return count;
        }
    }
}
