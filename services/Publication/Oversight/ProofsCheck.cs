using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Proofs;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Oversight;

/// <summary>Each snapshot that became public has a proof, and the proof fits.</summary>
internal sealed class ProofsCheck(
    IDocuments<Publication> publications, IDocuments<Snapshot> snapshots, IDocuments<SnapshotProof> signed, ProofReader proofs) : ISelfCheck
{
    private const int Page = 200;

    public string Id => "proofs";

    public string Explanation => "每个公开过的快照都有签名的证明，事项、快照、签名和前后衔接都与证明一致";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
        {
            for (var number = 1; number <= publication.Value.Last; number++)
            {
                var id = Snapshot.IdOf(publication.Id, number);
                if (await snapshots.FindAsync(id, cancellation) is not { } snapshot)
                {
                    continue;
                }

                findings.Looked();
                if (await signed.FindAsync(id, cancellation) is null)
                {
                    // What was taken back before its table came has nothing that could be proved.
                    findings.Require(publication.Value.WithdrawalOf(number) is not null, $"{id} 没有证明");
                    continue;
                }

                var (problems, _) = await proofs.VerifyAsync(snapshot.Value, notedHash: "", cancellation);
                foreach (var problem in problems)
                {
                    findings.Require(false, $"{id}：{problem.Message}");
                }
            }
        }
    }
}
