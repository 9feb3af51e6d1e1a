using OpenGov.Platform.Audit;

namespace OpenGov.Platform.SelfCheck;

/// <summary>The audit trail is whole.</summary>
internal sealed class AuditChainCheck(ChainVerifier verifier) : ISelfCheck
{
    public string Id => "audit-chain";

    public string Explanation => "审计记录的哈希链完整，没有被修改、删除、调换或截断";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var verdict = await verifier.VerifyAsync(noted: null, cancellation);
        findings.Looked(verdict.Last);
        if (verdict.Broken is { } broken)
        {
            findings.Add(AuditMapping.InChinese(broken));
        }
    }
}
