using System.Diagnostics;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Documents;

/// <summary>Documents of either engine, with a span and a duration for each operation.</summary>
internal sealed class ObservedDocuments<T>(IDocuments<T> inner, string collection) : IDocuments<T> where T : class
{
    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) =>
        ObserveAsync("find", (inner, id), static (q, c) => q.inner.FindAsync(q.id, c), cancellation);

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        ObserveAsync("insert", (inner, id, value, attached), static (q, c) => q.inner.InsertAsync(q.id, q.value, q.attached, c), cancellation);

    public Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation) => ObserveAsync(
        "insert-in-order", (inner, documents), static (q, c) => q.inner.InsertInOrderAsync(q.documents, c), cancellation);

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) => ObserveAsync(
        "replace", (inner, id, revision, value, attached), static (q, c) => q.inner.ReplaceAsync(q.id, q.revision, q.value, q.attached, c), cancellation);

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) =>
        ObserveAsync("delete", (inner, id, revision), static (q, c) => q.inner.DeleteAsync(q.id, q.revision, c), cancellation);

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) =>
        ObserveAsync("query", (inner, query), static (q, c) => q.inner.QueryAsync(q.query, c), cancellation);

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) =>
        ObserveAsync("count", (inner, query), static (q, c) => q.inner.CountAsync(q.query, c), cancellation);

    public Answered<T>? Recall(string id) => inner.Recall(id);

    public Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) =>
        ObserveAsync("find", (inner, id), static (q, c) => q.inner.FindAnsweredAsync(q.id, c), cancellation);

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) =>
        ObserveAsync("answer", (inner, id), static (q, c) => q.inner.RequestsAsync(q.id, c), cancellation);

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) =>
        ObserveAsync("answer", (inner, id, request), static (q, c) => q.inner.FindAnswerAsync(q.id, q.request, c), cancellation);

    private async Task<TResult> ObserveAsync<TQuestion, TResult>(
        string operation, TQuestion question, Func<TQuestion, CancellationToken, Task<TResult>> ask, CancellationToken cancellation)
    {
        using var activity = DocumentsTelemetry.Source.HasListeners()
            ? DocumentsTelemetry.Source.StartActivity($"{operation} {collection}", ActivityKind.Client)
            : null;
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await ask(question, cancellation);
            outcome = "ok";
            return result;
        }
        catch (Exception error)
        {
            outcome = error switch
            {
                StaleDocumentException => "stale",
                DuplicateKeyException => "duplicate",
                RequestException or DocumentTooLargeException => "refused",
                _ => "failed",
            };
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            DocumentsTelemetry.Took(collection, operation, outcome, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }
}
