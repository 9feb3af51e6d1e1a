using Microsoft.Extensions.Logging;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Audit;

/// <summary>
/// Moves records from the documents they were written with to the chain, many at a time. It may be stopped after any line: what is in the
/// chain and not yet forgotten can only be in the last block, since nothing is added before the records of the block before are forgotten.
/// </summary>
/// <param name="pending">Records not yet in the chain.</param>
/// <param name="chain">The chain.</param>
/// <param name="logger">For operators.</param>
public sealed class RecordMover(IPendingRecords pending, AuditChain chain, ILogger logger)
{
    private Stored<AuditBlock>? last;
    private Stored<AuditHead>? head;
    private bool known;

    /// <summary>How long records are left to gather. The longest time, too, before a write can be seen in the trail.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Forgets what it knows of the chain, which another process may have added to.</summary>
    public void Forget() => known = false;

    /// <summary>Moves the oldest records.</summary>
    /// <param name="lease">The lease under which this process works.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="LeaseLostException">Another process leads.</exception>
    public async Task<bool> StepAsync(HeldLease lease, CancellationToken cancellation)
    {
        // First the end of the chain, then what is pending: whoever adds in between takes the place that this process will try.
        if (!known)
        {
            await LookAsync(cancellation);
        }

        var records = await pending.ReadAsync(AuditChain.BlockSize, cancellation);
        if (records.Count == 0)
        {
            return false;
        }

        // Unless all goes well, what is stored is not known, and the end of the chain is looked up before the next addition.
        known = false;
        try
        {
            last = await chain.AppendAsync(last, [.. records.Select(record => record.Record)], lease.Fence, cancellation);
            head = await chain.AnchorAsync(head, last.Value.Entries[^1], cancellation);
        }
        catch (Exception overtaken) when (overtaken is StaleDocumentException or DuplicateKeyException)
        {
            logger.LogWarning("the audit trail of {Service} has grown beside this process", chain.Service);
            await lease.CheckAsync(cancellation);
            return true;
        }

        await pending.RemoveAsync(records, cancellation);
        known = true;
        return records.Count == AuditChain.BlockSize;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        last = await chain.LastAsync(cancellation);
        head = await chain.HeadAsync(cancellation);
        if (last is not null)
        {
            // A process before this one may have added them without coming to forget them.
            await pending.RemoveAsync(
                [.. last.Value.Entries.Select(entry => Holder(entry.Record))], cancellation);
        }

        known = true;
    }

    /// <summary>A record of a write is held by its document, one of a refusal by the outbox.</summary>
    private static PendingRecord Holder(AuditRecord record) => record.Kind == AuditKind.Write
        ? new(record, record.Collection!, record.Document!)
        : new(record, RefusalOutbox.Type.Collection, RefusalOutbox.Id);
}
