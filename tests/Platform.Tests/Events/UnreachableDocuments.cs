using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Events;

/// <summary>Documents on an engine that can be out of reach.</summary>
internal sealed class UnreachableDocuments<T>(IDocuments<T> inner, Func<bool> away) : IDocuments<T> where T : class
{
    private IDocuments<T> Inner => away() ? throw Refused.Unavailable("数据库") : inner;

    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => Inner.FindAsync(id, cancellation);

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        Inner.InsertAsync(id, value, attached, cancellation);

    public Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation) =>
        Inner.InsertInOrderAsync(documents, cancellation);

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        Inner.ReplaceAsync(id, revision, value, attached, cancellation);

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) => Inner.DeleteAsync(id, revision, cancellation);

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => Inner.QueryAsync(query, cancellation);

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) => Inner.CountAsync(query, cancellation);

    public Answered<T>? Recall(string id) => Inner.Recall(id);

    public Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) => Inner.FindAnsweredAsync(id, cancellation);

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) => Inner.RequestsAsync(id, cancellation);

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) =>
        Inner.FindAnswerAsync(id, request, cancellation);
}
