using Google.Protobuf;
using Google.Protobuf.Collections;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Proofs;

/// <summary>Answers questions about proofs. Whether a snapshot is public at all is asked of the reader of snapshots first.</summary>
public sealed class ProofReader(IDocuments<SnapshotProof> proofs, IDocuments<SnapshotContent> contents, SnapshotKeys keys)
{
    /// <summary>The proof of a snapshot that is or was public.</summary>
    /// <exception cref="RequestException">It has none: taken back before it was released here, its table never came.</exception>
    public async Task<SnapshotProof> GetAsync(Snapshot snapshot, CancellationToken cancellation) =>
        (await proofs.FindAsync(snapshot.DocumentId, cancellation))?.Value ?? throw Refused.NotFound("快照证明", snapshot.DocumentId);

    /// <summary>All keys, the one that signs first.</summary>
    public Task<IReadOnlyList<(SnapshotKey Key, bool IsActive)>> KeysAsync(CancellationToken cancellation) => keys.ListAsync(cancellation);

    /// <summary>Compares a snapshot with its proof, its signature and the snapshot before.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="notedHash">A hash that was noted before; empty for none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What does not fit, and the hash of what is stored.</returns>
    public async Task<(IReadOnlyList<ProofProblem> Problems, string Hash)> VerifyAsync(
        Snapshot snapshot, string notedHash, CancellationToken cancellation)
    {
        var proof = await GetAsync(snapshot, cancellation);
        var table = await contents.FindAsync(snapshot.DocumentId, cancellation);
        var items = table is null ? [] : ItemsOf(table.Value);
        var (found, hash) = ProofCheck.Run(snapshot, items, proof, await keys.FindAsync(proof.KeyId, cancellation));
        List<ProofProblem> problems = [.. found];
        var before = await proofs.FindAsync(Snapshot.IdOf(proof.CatalogueId, proof.Previous.Number), cancellation);
        if (ProofCheck.Chain(proof, before?.Value) is { } broken)
        {
            problems.Add(broken);
        }

        if (notedHash.Length > 0 && notedHash != hash)
        {
            problems.Add(new(ProofFault.Noted, 0, "与记下的哈希不一致"));
        }

        return (problems, hash);
    }

    // A table that cannot be read is one without items: each of them is missing.
    private static RepeatedField<CatalogueItem> ItemsOf(SnapshotContent table)
    {
        try
        {
            return V1.Snapshot.Parser.ParseFrom(table.Items).Items;
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }
}
