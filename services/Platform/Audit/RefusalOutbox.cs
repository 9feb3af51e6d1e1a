using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>
/// A refusal has no write, so its record is written with this document, from which it comes to the chain as all others do.
/// </summary>
/// <param name="Recorded">Refusals recorded so far.</param>
/// <param name="Unrecorded">Refusals that were too many to record.</param>
public sealed record RefusalOutbox(long Recorded, long Unrecorded)
{
    /// <summary>Id of the one outbox of a service.</summary>
    public const string Id = "refusals";

    /// <summary>The outbox of a service.</summary>
    public static DocumentType<RefusalOutbox> Type { get; } = new DocumentType<RefusalOutbox>("audit-outbox", schema: 1).OnlyGivenRecords();
}
