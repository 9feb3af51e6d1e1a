using OpenGov.Platform.Documents;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Proofs;

/// <summary>What proves a snapshot; written once, before the snapshot becomes public.</summary>
public sealed record SnapshotProof
{
    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The snapshot's number.</summary>
    public required int Number { get; init; }

    /// <summary>Hash of its canonical form.</summary>
    public required string Hash { get; init; }

    /// <summary>Hashes of its items, in order.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The snapshot before.</summary>
    public required PreviousSnapshot Previous { get; init; }

    /// <summary>The key that signed.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA with SHA-256 over the canonical form, DER.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>When it was signed (UTC).</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>How proofs are stored: by "{catalogue}@{number}" like their snapshots.</summary>
    public static DocumentType<SnapshotProof> Type { get; } = new DocumentType<SnapshotProof>("snapshot-proofs", schema: 1)
        .Text("catalogue", proof => proof.CatalogueId)
        .Number("number", proof => proof.Number);

    /// <summary>The form that was signed, made again.</summary>
    public string FormOf(Snapshot snapshot) => SnapshotForm.Of(snapshot, Previous, Items).ToString();
}
