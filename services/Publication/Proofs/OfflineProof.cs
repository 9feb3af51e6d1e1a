using Google.Protobuf;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// Verifies a snapshot away from any server: from the answers of GetSnapshot, GetSnapshotProof and ListSnapshotKeys as they were saved.
/// What the chain says of the snapshot before is part of what is signed; whether that one exists only its own proof can tell.
/// </summary>
public static class OfflineProof
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>What does not fit.</summary>
    /// <param name="snapshotJson">Answer of <c>GET /v1/publications/{catalogue}/snapshots/{number}</c>.</param>
    /// <param name="proofJson">Answer of <c>…/proof</c>.</param>
    /// <param name="keysJson">Answer of <c>GET /v1/snapshot-keys</c>, or a PEM file with the one public key that is trusted.</param>
    /// <returns>The problems, and the hash of the snapshot as it is in the file.</returns>
    /// <exception cref="FormatException">A file is not such an answer; the message says which and why.</exception>
    public static (IReadOnlyList<ProofProblem> Problems, string Hash) Verify(string snapshotJson, string proofJson, string keysJson)
    {
        var snapshot = Read<V1.Snapshot>("snapshot", snapshotJson);
        var proof = Read<V1.SnapshotProof>("proof", proofJson);
        if (snapshot.PublishTime is null || snapshot.WithdrawTime is not null || proof.SignTime is null)
        {
            throw new FormatException("snapshot or proof: not complete, or withdrawn: without its items a snapshot cannot be verified");
        }

        var (problems, hash) = ProofCheck.Run(SnapshotOf(snapshot), snapshot.Items, ProofOf(proof), KeyOf(keysJson, proof.KeyId));
        return snapshot.CatalogueId == proof.CatalogueId && snapshot.Number == proof.Number
            ? (problems, hash)
            : ([new(ProofFault.Snapshot, 0, $"证明属于 {proof.CatalogueId} 第{proof.Number}版，不属于这个快照"), .. problems], hash);
    }

    private static Snapshot SnapshotOf(V1.Snapshot snapshot) => new()
    {
        CatalogueId = snapshot.CatalogueId,
        Number = snapshot.Number,
        Title = snapshot.Title,
        PublishedAt = snapshot.PublishTime.ToDateTimeOffset(),
        ItemCount = snapshot.ItemCount,
        Digest = snapshot.Digest,
        Emergency = snapshot.Emergency,
    };

    private static SnapshotProof ProofOf(V1.SnapshotProof proof) => new()
    {
        CatalogueId = proof.CatalogueId,
        Number = proof.Number,
        Hash = proof.Hash,
        Items = [.. proof.Items.Select(item => item.Hash)],
        Previous = new(proof.PreviousNumber, proof.PreviousHash),
        KeyId = proof.KeyId,
        Signature = proof.Signature.ToByteArray(),
        SignedAt = proof.SignTime.ToDateTimeOffset(),
    };

    private static SnapshotKey? KeyOf(string keys, string id)
    {
        var pem = keys.TrimStart().StartsWith("-----BEGIN", StringComparison.Ordinal)
            ? keys
            : Read<V1.ListSnapshotKeysResponse>("keys", keys).Keys.FirstOrDefault(key => key.KeyId == id)?.PublicKey;
        if (pem is null)
        {
            return null;
        }

        using var key = System.Security.Cryptography.ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            throw new FormatException($"keys: {e.Message}", e);
        }

        // The key counts by what it is, not by what a file calls it.
        var known = SnapshotKey.Of(key, default);
        return known.Id == id ? known : null;
    }

    private static T Read<T>(string what, string json)
        where T : IMessage<T>, new()
    {
        try
        {
            return Json.Parse<T>(json);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"{what}: {e.Message}", e);
        }
    }
}
