using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>The process ends here.</summary>
public sealed class CrashException : Exception;

/// <summary>Ends the process before or after the n-th thing it does to the world, counted over all seams.</summary>
internal sealed class CrashPoint(int at, bool after)
{
    private int steps;

    public bool Reached { get; private set; }

    public async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        var here = Interlocked.Increment(ref steps) == at;
        if (Reached || (here && !after))
        {
            Reached = true;
            throw new CrashException();
        }

        var result = await step();
        Reached |= here;
        return here ? throw new CrashException() : result;
    }
}

/// <summary>Documents whose writes may be a crash point, or wait for the test.</summary>
internal sealed class BreakableDocuments<T>(IDocuments<T> inner, CrashPoint? crash = null, Func<Task>? beforeInsert = null) : IDocuments<T> where T : class
{
    public async Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation)
    {
        await (beforeInsert?.Invoke() ?? Task.CompletedTask);
        return await StepAsync(() => inner.InsertAsync(id, value, attached, cancellation));
    }

    public async Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation)
    {
        await (beforeInsert?.Invoke() ?? Task.CompletedTask);
        if (crash is null)
        {
            return await inner.InsertInOrderAsync(documents, cancellation);
        }

        // The server may have come as far as any of them.
        foreach (var (document, number) in documents.Select((document, number) => (document, number)))
        {
            if (await crash.StepAsync(() => inner.InsertInOrderAsync([document], cancellation)) == 0)
            {
                return number;
            }
        }

        return documents.Count;
    }

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        StepAsync(() => inner.ReplaceAsync(id, revision, value, attached, cancellation));

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) => StepAsync(() => inner.DeleteAsync(id, revision, cancellation));

    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => inner.FindAsync(id, cancellation);

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => inner.QueryAsync(query, cancellation);

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) => inner.CountAsync(query, cancellation);

    public Answered<T>? Recall(string id) => inner.Recall(id);

    public Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) => inner.FindAnsweredAsync(id, cancellation);

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) => inner.RequestsAsync(id, cancellation);

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) => inner.FindAnswerAsync(id, request, cancellation);

    private Task<TResult> StepAsync<TResult>(Func<Task<TResult>> step) => crash is null ? step() : crash.StepAsync(step);
}

/// <summary>Pending events whose removal may be a crash point.</summary>
internal sealed class BreakablePending(IPendingEvents inner, CrashPoint crash) : IPendingEvents
{
    public Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation) => inner.ReadAsync(limit, cancellation);

    public Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation) => crash.StepAsync(async () =>
    {
        await inner.RemoveAsync(events, cancellation);
        return true;
    });

    public Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation) => inner.WaitAsync(seen, atMost, cancellation);
}

/// <summary>A bus whose publishing may be a crash point.</summary>
internal sealed class BreakableBus(IEventBus inner, CrashPoint crash) : IEventBus
{
    public Task PublishAsync(ServiceEvent happened, string? traceParent, CancellationToken cancellation) => crash.StepAsync(async () =>
    {
        await inner.PublishAsync(happened, traceParent, cancellation);
        return true;
    });
}

/// <summary>Pending events whose first removal fails, as on a full disk, while the process goes on.</summary>
internal sealed class PendingThatFailsToForgetOnce(IPendingEvents inner) : IPendingEvents
{
    private bool failed;

    public Task<IReadOnlyList<PendingEvent>> ReadAsync(int limit, CancellationToken cancellation) => inner.ReadAsync(limit, cancellation);

    public Task RemoveAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancellation)
    {
        if (!failed)
        {
            failed = true;
            throw new IOException("no space left");
        }

        return inner.RemoveAsync(events, cancellation);
    }

    public Task<long> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation) => inner.WaitAsync(seen, atMost, cancellation);
}
