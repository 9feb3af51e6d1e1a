using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>The pending records of the embedded file, in the order of commits.</summary>
internal sealed class EmbeddedRecords(ReadPool readers, CommitQueue writer) : IPendingRecords
{
    private const string Oldest = "SELECT position, json FROM records ORDER BY position LIMIT ?1";

    public Task<IReadOnlyList<PendingRecord>> ReadAsync(int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<PendingRecord>>(readers.Read(Oldest, [limit], rows =>
        {
            var found = new List<PendingRecord>();
            while (rows.Step())
            {
                var record = PendingRecords.Read(rows.Bytes(1));
                found.Add(new(record, record.Collection ?? "", record.Document ?? "", rows.Integer(0)));
            }

            return found;
        }));
    }

    public Task RemoveAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellation) => writer.RunAsync(
        session =>
        {
            // Those that were read lie side by side, since all were read from the first on.
            var places = records.Where(record => record.Place > 0).Select(record => record.Place).ToList();
            if (places.Count > 0)
            {
                session.Prepared("DELETE FROM records WHERE position BETWEEN ?1 AND ?2").With(places.Min(), places.Max()).Run();
            }

            foreach (var record in records.Where(record => record.Place == 0))
            {
                session.Prepared("DELETE FROM records WHERE id = ?1").With(record.Record.Id.ToByteArray()).Run();
            }

            return records.Count;
        },
        carriesEvents: false,
        cancellation);
}
