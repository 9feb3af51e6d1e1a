using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// A pending record as a row of the table "records", whose position is the order of commits. The table has no other index, so that a record is
/// a few hundred bytes at the end of one page.
/// </summary>
internal sealed record RecordRow(Guid Id, byte[] Json)
{
    public static RecordRow[] Of(IReadOnlyList<AuditRecord> records) =>
        [.. records.Select(record => new RecordRow(record.Id, PendingRecords.Write(record)))];

    public void Insert(Session session) =>
        session.Prepared("INSERT INTO records (id, json) VALUES (?1, ?2)").With(Id.ToByteArray(), Json).Run();
}
