using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>A record in its place in the chain.</summary>
/// <param name="Sequence">Its place, dense from 1.</param>
/// <param name="Hash">SHA-256 over its canonical form and the hash before it, hexadecimal.</param>
/// <param name="Record">The record.</param>
public sealed record AuditEntry(long Sequence, string Hash, AuditRecord Record);

/// <summary>
/// A stretch of the chain: many entries in one document, so that a record costs little. The id is the first sequence, so that two processes
/// can never put two stretches in one place.
/// </summary>
/// <param name="Previous">Hash of the entry before the first one here.</param>
/// <param name="Fence">Fencing number of the process that wrote it last.</param>
/// <param name="Entries">The entries, in order.</param>
public sealed record AuditBlock(string Previous, long Fence, IReadOnlyList<AuditEntry> Entries)
{
    /// <summary>The blocks of a service. They are the trail, so their own writes are not recorded again.</summary>
    public static DocumentType<AuditBlock> Type { get; } = new DocumentType<AuditBlock>("audit", schema: 1)
        .NotAudited()
        .Number("until", block => block.Entries.Count == 0 ? null : block.Entries.Max(entry => entry.Record.At.ToUnixTimeMilliseconds()));
}

/// <summary>
/// Where the chain ended when it was last added to: the anchor that shows when the end of the chain is cut off. It may be one addition
/// behind after a crash, never ahead.
/// </summary>
/// <param name="Sequence">Sequence of the last entry.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When it was added (UTC).</param>
public sealed record AuditHead(long Sequence, string Hash, DateTimeOffset At)
{
    /// <summary>Id of the one head of a service.</summary>
    public const string Id = "head";

    /// <summary>The head of a service.</summary>
    public static DocumentType<AuditHead> Type { get; } = new DocumentType<AuditHead>("audit-head", schema: 1).NotAudited();
}
