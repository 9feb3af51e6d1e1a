using System.Globalization;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>
/// The hash chain of a service's audit records, in blocks. Only the one process that leads adds to it; should one that was paused go on
/// beside another, its addition fails by the id or the revision of the block.
/// </summary>
/// <param name="service">Name of the service; part of every hash, so that an entry cannot be moved to another chain.</param>
/// <param name="blocks">The blocks.</param>
/// <param name="heads">The anchor of the end.</param>
/// <param name="clock">The time.</param>
public sealed class AuditChain(string service, IDocuments<AuditBlock> blocks, IDocuments<AuditHead> heads, TimeProvider clock)
{
    /// <summary>Most entries of one block.</summary>
    public const int BlockSize = 1024;

    // Below, a block is added to instead of beginning another: else a quiet day would leave a document for each record.
    private const int SmallBlock = 128;
    private const int Page = 16;

    /// <summary>Name of the service.</summary>
    public string Service => service;

    /// <summary>The last block; null while the chain is empty.</summary>
    public async Task<Stored<AuditBlock>?> LastAsync(CancellationToken cancellation) =>
        await blocks.QueryAsync(new DocumentQuery { Descending = true, Limit = 1 }, cancellation) is [var last] ? last : null;

    /// <summary>The anchor; null while the chain is empty.</summary>
    public Task<Stored<AuditHead>?> HeadAsync(CancellationToken cancellation) => heads.FindAsync(AuditHead.Id, cancellation);

    /// <summary>Blocks in order.</summary>
    /// <param name="fromId">Id of the first wanted, or of what lies before it; empty for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public async IAsyncEnumerable<Stored<AuditBlock>> BlocksAsync(
        string fromId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = Page }.And("id", KeyRelation.AtLeast, fromId);
        while (true)
        {
            var page = await blocks.QueryAsync(query, cancellation);
            foreach (var block in page)
            {
                yield return block;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            query = query with { After = new(page[^1].Id, page[^1].Id) };
        }
    }

    /// <summary>Blocks that answer a question, in its order.</summary>
    internal Task<IReadOnlyList<Stored<AuditBlock>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) => blocks.QueryAsync(query, cancellation);

    /// <summary>Id of the block that begins with a sequence.</summary>
    internal static string IdOf(long sequence) => sequence.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Adds records behind the last block as the caller knows it.</summary>
    /// <param name="last">The last block; null when the chain is empty.</param>
    /// <param name="records">The records, at most <see cref="BlockSize"/>.</param>
    /// <param name="fence">Fencing number of the caller's lease.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The last block after that.</returns>
    /// <exception cref="StaleDocumentException">Another process added to the chain.</exception>
    /// <exception cref="DuplicateKeyException">Another process added to the chain.</exception>
    internal async Task<Stored<AuditBlock>> AppendAsync(
        Stored<AuditBlock>? last, IReadOnlyList<AuditRecord> records, long fence, CancellationToken cancellation)
    {
        var (sequence, hash) = last is null ? (0L, CanonicalForm.Beginning) : (last.Value.Entries[^1].Sequence, last.Value.Entries[^1].Hash);
        var previous = hash;
        var added = new List<AuditEntry>(records.Count);
        foreach (var record in records)
        {
            sequence++;
            hash = CanonicalForm.Hash(service, sequence, hash, record);
            added.Add(new(sequence, hash, record));
        }

        return last is { Value.Entries.Count: < SmallBlock } small && small.Value.Entries.Count + added.Count <= BlockSize
            ? await blocks.ReplaceAsync(
                small.Id, small.Revision, small.Value with { Fence = fence, Entries = [.. small.Value.Entries, .. added] }, Attached.Nothing, cancellation)
            : await blocks.InsertAsync(IdOf(added[0].Sequence), new AuditBlock(previous, fence, added), Attached.Nothing, cancellation);
    }

    /// <summary>Anchors the end of the chain.</summary>
    /// <exception cref="StaleDocumentException">Another process anchored it.</exception>
    /// <exception cref="DuplicateKeyException">Another process anchored it.</exception>
    internal async Task<Stored<AuditHead>> AnchorAsync(Stored<AuditHead>? before, AuditEntry end, CancellationToken cancellation)
    {
        var head = new AuditHead(end.Sequence, end.Hash, clock.GetUtcNow());
        return before is null
            ? await heads.InsertAsync(AuditHead.Id, head, Attached.Nothing, cancellation)
            : await heads.ReplaceAsync(AuditHead.Id, before.Revision, head, Attached.Nothing, cancellation);
    }
}
