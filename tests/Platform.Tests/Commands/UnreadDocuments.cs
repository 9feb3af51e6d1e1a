using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Commands;

/// <summary>Real documents that count how often one is read from the engine.</summary>
internal sealed class UnreadDocuments<T>(IDocuments<T> inner) : IDocuments<T> where T : class
{
    public int Reads { get; private set; }

    public Answered<T>? Recall(string id) => inner.Recall(id);

    public Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) => Read(inner.FindAnsweredAsync(id, cancellation));

    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => Read(inner.FindAsync(id, cancellation));

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        inner.InsertAsync(id, value, attached, cancellation);

    public Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation) =>
        inner.InsertInOrderAsync(documents, cancellation);

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        inner.ReplaceAsync(id, revision, value, attached, cancellation);

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) => inner.DeleteAsync(id, revision, cancellation);

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => Read(inner.QueryAsync(query, cancellation));

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) => inner.CountAsync(query, cancellation);

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) => inner.RequestsAsync(id, cancellation);

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) =>
        inner.FindAnswerAsync(id, request, cancellation);

    private TResult Read<TResult>(TResult reading)
    {
        Reads++;
        return reading;
    }
}
