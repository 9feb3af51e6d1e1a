using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>The pending records of all collections, by stamp.</summary>
internal sealed class MongoRecords(PendingReader<PendingRecord> reader) : IPendingRecords
{
    public Task<IReadOnlyList<PendingRecord>> ReadAsync(int limit, CancellationToken cancellation) => reader.ReadAsync(limit, cancellation);

    public Task RemoveAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellation) =>
        reader.RemoveAsync(records.Select(record => (record.Collection, record.DocumentId, record)), cancellation);
}
