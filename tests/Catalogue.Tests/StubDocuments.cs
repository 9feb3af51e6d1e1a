using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests;

/// <summary>Documents of a test that asks and writes in few ways; every other way is a mistake of the test.</summary>
internal abstract class StubDocuments<T> : IDocuments<T> where T : class
{
    public virtual Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Answered<T>? Recall(string id) => throw new NotSupportedException();

    public virtual Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public virtual Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation) => throw new NotSupportedException();
}
