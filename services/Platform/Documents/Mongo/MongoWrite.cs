using MongoDB.Bson;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A write, made ready once and sent as often as needed.</summary>
/// <param name="Id">The document.</param>
/// <param name="Revision">The revision that must be stored; 0 for a new document.</param>
/// <param name="Schema">Schema number.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Body">Its content as BSON.</param>
/// <param name="Events">Events to write with it.</param>
/// <param name="Records">Records of the audit trail to write with it.</param>
/// <param name="Answer">Answer to keep with it.</param>
/// <param name="Stamp">Its place among all writes.</param>
/// <param name="WriteId">Tells this write from every other one.</param>
internal sealed record MongoWrite(
    string Id,
    long Revision,
    int Schema,
    BsonDocument Keys,
    byte[] Body,
    IReadOnlyList<PendingEvent> Events,
    IReadOnlyList<AuditRecord> Records,
    StoredAnswer? Answer,
    long Stamp,
    ObjectId WriteId);
