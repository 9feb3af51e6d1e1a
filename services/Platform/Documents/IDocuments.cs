namespace OpenGov.Platform.Documents;

/// <summary>
/// Documents of one kind. Two engines stand behind it, MongoDB and an embedded SQLite file; one contract-test suite holds for both.
/// A write that returned is on disk (MongoDB: on a majority). All methods throw <see cref="Errors.RequestException"/> with
/// <see cref="Errors.Reason.Unavailable"/> when the engine cannot be reached in time.
/// </summary>
/// <typeparam name="T">The document.</typeparam>
public interface IDocuments<T> where T : class
{
    /// <summary>The document with this id, or null.</summary>
    Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Adds a document with revision 1.</summary>
    /// <exception cref="DuplicateKeyException">The id (key "id") or a unique key is taken.</exception>
    /// <exception cref="DocumentTooLargeException">Over 12 MiB serialised.</exception>
    Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation);

    /// <summary>
    /// Adds documents in order, each with revision 1, up to the first whose id or unique key is taken. Whatever happens, a crash of the
    /// server included, none is stored without all before it.
    /// </summary>
    /// <param name="documents">Ids and documents, at most 1,000.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many were added.</returns>
    Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation);

    /// <summary>Replaces a document if its revision is still <paramref name="revision"/>; the new one is that plus 1.</summary>
    /// <exception cref="StaleDocumentException">Another revision is stored, or nothing is.</exception>
    /// <exception cref="DuplicateKeyException">A unique key is taken.</exception>
    /// <exception cref="DocumentTooLargeException">Over 12 MiB serialised.</exception>
    Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation);

    /// <summary>
    /// Deletes a document if its revision is still <paramref name="revision"/> and all its events are relayed; false if not. Only kinds that
    /// are not audited, or trimmed: nothing would be left for the record to be written with.
    /// </summary>
    /// <exception cref="InvalidOperationException">The kind is audited and not trimmed.</exception>
    Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation);

    /// <summary>Documents that match, sorted, at most <see cref="DocumentQuery.Limit"/>.</summary>
    Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation);

    /// <summary>How many documents match; sort and limit are not read.</summary>
    Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation);

    /// <summary>
    /// The document as this process last read or wrote it for a command; null when that is not in memory. Another process may have
    /// written since. So it is good for a decision that a write proves by compare-and-set, and for nothing else: a refusal, or an
    /// answer without a write, needs <see cref="FindAnsweredAsync"/>.
    /// </summary>
    Answered<T>? Recall(string id);

    /// <summary>The stored document with the requests whose answers it keeps, or null; remembered for <see cref="Recall"/>.</summary>
    Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation);

    /// <summary>The requests whose answers this document keeps, oldest first, at most 16; none when it is not stored.</summary>
    Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation);

    /// <summary>The stored answer to a request, if this document was written by it and it is among the latest 16.</summary>
    Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation);
}
