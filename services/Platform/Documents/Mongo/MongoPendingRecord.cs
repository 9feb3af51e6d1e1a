using MongoDB.Bson;
using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A pending record of the audit trail inside a document.</summary>
internal static class MongoPendingRecord
{
    public static BsonDocument Write(AuditRecord record, long stamp) => new()
    {
        { PendingList.Id, record.Id.ToString("N") }, { PendingList.Stamp, stamp }, { "json", new BsonBinaryData(PendingRecords.Write(record)) },
    };

    public static PendingRecord Read(BsonDocument stored, string collection, string document) =>
        new(PendingRecords.Read(stored["json"].AsBsonBinaryData.Bytes), collection, document);
}
