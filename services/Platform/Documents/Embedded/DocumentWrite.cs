namespace OpenGov.Platform.Documents.Embedded;

/// <summary>All that a write needs, made ready on the caller's thread.</summary>
/// <param name="Id">The document.</param>
/// <param name="Revision">The revision that must be stored; 0 for a new document.</param>
/// <param name="Body">JSON, UTF-8.</param>
/// <param name="Keys">Values of the declared keys, in their order: string, long or null.</param>
/// <param name="Events">Events to write with it.</param>
/// <param name="Records">Records of the audit trail to write with it.</param>
/// <param name="Answer">Answer to keep with it.</param>
internal sealed record DocumentWrite(
    string Id, long Revision, byte[] Body, object?[] Keys, PendingRow[] Events, RecordRow[] Records, StoredAnswer? Answer);
