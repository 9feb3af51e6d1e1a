using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Tests.Host;

/// <summary>The end of a process while it writes: before the write reached the engine, or after, when only the answer is lost.</summary>
public sealed class Crash
{
    private int left;
    private bool afterwards;

    /// <summary>Lets the process end at a write.</summary>
    /// <param name="write">Which one from now on, from 1; 0 means none.</param>
    /// <param name="afterWrite">Whether the engine still takes it.</param>
    public void At(int write, bool afterWrite) => (left, afterwards) = (write, afterWrite);

    public async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var now = left > 0 && --left == 0;
        if (now && !afterwards)
        {
            throw new CrashException();
        }

        var written = await write();
        return now ? throw new CrashException() : written;
    }
}

public sealed class CrashException : Exception;

/// <summary>Real documents in a process that may end at any write.</summary>
public sealed class CrashingDocuments<T>(IDocuments<T> inner, Crash crash) : IDocuments<T> where T : class
{
    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => inner.FindAsync(id, cancellation);

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        crash.WriteAsync(() => inner.InsertAsync(id, value, attached, cancellation));

    public Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation) =>
        crash.WriteAsync(() => inner.InsertInOrderAsync(documents, cancellation));

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        crash.WriteAsync(() => inner.ReplaceAsync(id, revision, value, attached, cancellation));

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) =>
        crash.WriteAsync(() => inner.DeleteAsync(id, revision, cancellation));

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => inner.QueryAsync(query, cancellation);

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) => inner.CountAsync(query, cancellation);

    public Answered<T>? Recall(string id) => inner.Recall(id);

    public Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) => inner.FindAnsweredAsync(id, cancellation);

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) => inner.RequestsAsync(id, cancellation);

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) =>
        inner.FindAnswerAsync(id, request, cancellation);
}
