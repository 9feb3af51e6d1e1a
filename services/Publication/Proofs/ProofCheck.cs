using System.Text;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Proofs;

/// <summary>Compares a snapshot with its proof: everything that was hashed is hashed again.</summary>
internal static class ProofCheck
{
    /// <summary>What does not fit, in the order of the table, then of the snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="table">Its items.</param>
    /// <param name="proof">Its proof.</param>
    /// <param name="key">The key that the proof names; null when it is not known.</param>
    /// <returns>The problems, and the hash of what is there now.</returns>
    public static (IReadOnlyList<ProofProblem> Problems, string Hash) Run(
        Snapshot snapshot, IReadOnlyList<CatalogueItem> table, SnapshotProof proof, SnapshotKey? key)
    {
        IReadOnlyList<string> items = [.. table.Select(item => ItemForm.Of(item).Hash())];
        List<ProofProblem> problems = [.. Items(items, proof)];
        if (SnapshotForm.Of(snapshot, proof.Previous, proof.Items).Hash() != proof.Hash)
        {
            problems.Add(new(ProofFault.Snapshot, 0, "快照的标题、时间等内容与签名时不一致"));
        }

        if (key is null)
        {
            problems.Add(new(ProofFault.Signature, 0, $"找不到签名所用的密钥 {proof.KeyId}"));
        }
        else if (!key.Verifies(Encoding.UTF8.GetBytes(proof.FormOf(snapshot)), proof.Signature))
        {
            problems.Add(new(ProofFault.Signature, 0, "签名与快照不符"));
        }

        return (problems, SnapshotForm.Of(snapshot, proof.Previous, items).Hash());
    }

    /// <summary>What does not fit the snapshot before.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="before">Proof of the snapshot that it names; null when there is none.</param>
    public static ProofProblem? Chain(SnapshotProof proof, SnapshotProof? before) =>
        proof.Previous == (before is null ? PreviousSnapshot.None : new(before.Number, before.Hash))
            ? null
            : new(ProofFault.Chain, 0, $"上一快照（第{proof.Previous.Number}版）不存在，或者与签名时不一致");

    private static IEnumerable<ProofProblem> Items(IReadOnlyList<string> found, SnapshotProof proof)
    {
        for (var index = 0; index < Math.Max(found.Count, proof.Items.Count); index++)
        {
            if (index >= found.Count)
            {
                yield return new(ProofFault.Item, index + 1, $"第{index + 1}项缺失");
            }
            else if (index >= proof.Items.Count)
            {
                yield return new(ProofFault.Item, index + 1, $"第{index + 1}项是签名以后添加的");
            }
            else if (found[index] != proof.Items[index])
            {
                yield return new(ProofFault.Item, index + 1, $"第{index + 1}项与签名时不一致");
            }
        }
    }
}
