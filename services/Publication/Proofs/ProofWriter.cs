using System.Text;
using OpenGov.Platform.Documents;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// Writes the proof of a snapshot, once: whoever comes second finds the first one's. Earlier snapshots that have none yet get theirs
/// first, so that the chain has no gap.
/// </summary>
public sealed class ProofWriter(
    IDocuments<SnapshotProof> proofs,
    IDocuments<Snapshot> snapshots,
    IDocuments<SnapshotContent> contents,
    SnapshotKeys keys,
    TimeProvider clock)
{
    /// <summary>Writes the proof unless there is one.</summary>
    /// <param name="snapshot">The snapshot as it is stored.</param>
    /// <param name="content">Its table as it is stored.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task WriteAsync(Snapshot snapshot, SnapshotContent content, CancellationToken cancellation)
    {
        if (await proofs.FindAsync(snapshot.DocumentId, cancellation) is not null)
        {
            return;
        }

        var before = await BeforeAsync(snapshot, cancellation);
        for (var number = before.Number + 1; number < snapshot.Number; number++)
        {
            var id = Snapshot.IdOf(snapshot.CatalogueId, number);
            // What was taken back before its table came has nothing that could be proved.
            if (await contents.FindAsync(id, cancellation) is { } table && await snapshots.FindAsync(id, cancellation) is { } earlier)
            {
                before = await SignAsync(earlier.Value, table.Value, before, cancellation);
            }
        }

        await SignAsync(snapshot, content, before, cancellation);
    }

    private async Task<PreviousSnapshot> SignAsync(
        Snapshot snapshot, SnapshotContent content, PreviousSnapshot before, CancellationToken cancellation)
    {
        IReadOnlyList<string> items = [.. V1.Snapshot.Parser.ParseFrom(content.Items).Items.Select(item => ItemForm.Of(item).Hash())];
        var form = SnapshotForm.Of(snapshot, before, items);
        var (keyId, signature) = await keys.SignAsync(Encoding.UTF8.GetBytes(form.ToString()), cancellation);
        var proof = new SnapshotProof
        {
            CatalogueId = snapshot.CatalogueId,
            Number = snapshot.Number,
            Hash = form.Hash(),
            Items = items,
            Previous = before,
            KeyId = keyId,
            Signature = signature,
            SignedAt = clock.GetUtcNow(),
        };
        try
        {
            await proofs.InsertAsync(snapshot.DocumentId, proof, Attached.Nothing, cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Another process applies the same event.
        }

        var kept = (await proofs.FindAsync(snapshot.DocumentId, cancellation))?.Value ?? proof;
        return new(kept.Number, kept.Hash);
    }

    private async Task<PreviousSnapshot> BeforeAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "number", Descending = true, Limit = 1 }
            .And("catalogue", snapshot.CatalogueId)
            .And("number", KeyRelation.Below, (long)snapshot.Number);
        return await proofs.QueryAsync(query, cancellation) is [var before] ? new(before.Value.Number, before.Value.Hash) : PreviousSnapshot.None;
    }
}
