using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Publications.Reading;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Proofs;

/// <summary>Proofs as the contract writes them.</summary>
internal static class ProofMapping
{
    /// <summary>A proof; without what tells of the items when the snapshot was withdrawn.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="view">The snapshot as the public sees it.</param>
    /// <param name="items">Ids of its items, in order.</param>
    public static V1.SnapshotProof ToProto(this SnapshotProof proof, SnapshotView view, IReadOnlyList<string> items)
    {
        var wire = new V1.SnapshotProof
        {
            CatalogueId = proof.CatalogueId,
            Number = proof.Number,
            Hash = proof.Hash,
            PreviousNumber = proof.Previous.Number,
            PreviousHash = proof.Previous.Hash,
            KeyId = proof.KeyId,
            Signature = ByteString.CopyFrom(proof.Signature),
            SignTime = proof.SignedAt.ToTimestamp(),
        };
        // A hash of a short text can be guessed from: of what was taken back only the hash of the whole stays, for the chain.
        if (view.Withdrawal is null)
        {
            wire.Items.AddRange(proof.Items.Zip(items, (hash, id) => new V1.ItemHash { ItemId = id, Hash = hash }));
            wire.CanonicalForm = proof.FormOf(view.Snapshot);
        }

        return wire;
    }

    public static V1.SnapshotVerification ToProto(IReadOnlyList<ProofProblem> problems, string hash) => new()
    {
        Valid = problems.Count == 0,
        Hash = hash,
        Problems =
        {
            problems.Select(problem => new V1.ProofProblem
            {
                Fault = (V1.ProofFault)(int)problem.Fault,
                ItemNumber = problem.ItemNumber,
                Message = problem.Message,
            }),
        },
    };

    public static V1.SnapshotKey ToProto(SnapshotKey key, bool active) => new()
    {
        KeyId = key.Id,
        PublicKey = key.ToPem(),
        CreateTime = key.Since.ToTimestamp(),
        Active = active,
    };
}
