namespace OpenGov.Platform.Audit;

/// <summary>
/// Records that were written with documents, in the same atomic write, and are not yet in the chain. Read in an order that respects
/// causes, as events are.
/// </summary>
public interface IPendingRecords
{
    /// <summary>The oldest pending records.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<PendingRecord>> ReadAsync(int limit, CancellationToken cancellation);

    /// <summary>Forgets records that are in the chain. The documents' revisions do not change.</summary>
    Task RemoveAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellation);
}

/// <summary>A record that waits for its place in the chain.</summary>
/// <param name="Record">The record.</param>
/// <param name="Collection">Collection of the document that holds it.</param>
/// <param name="DocumentId">Id of that document.</param>
/// <param name="Place">Where the engine keeps it, as it was read; 0 when that is not known.</param>
public sealed record PendingRecord(AuditRecord Record, string Collection, string DocumentId, long Place = 0);
