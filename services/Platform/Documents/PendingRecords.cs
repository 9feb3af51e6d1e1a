using System.Text.Json;
using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents;

/// <summary>Makes the records that are written with a document.</summary>
internal static class PendingRecords
{
    public static IReadOnlyList<AuditRecord> Of<T>(DocumentType<T> type, Attached attached, string document, long revision, TimeProvider time)
        where T : class => type.IsAudited
            ? [AuditedAct.Write(type.Collection, document, revision, time.GetUtcNow()), .. attached.Records]
            : attached.Records;

    public static byte[] Write(AuditRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, DocumentJson.Options);

    public static AuditRecord Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<AuditRecord>(json, DocumentJson.Options) ?? throw new JsonException("a record cannot be null");
}
