using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Oversight;

/// <summary>Each publication has its snapshot and table, of one digest.</summary>
internal sealed class SnapshotsCheck(
    IDocuments<Publication> publications, IDocuments<Snapshot> snapshots, IDocuments<SnapshotContent> contents) : ISelfCheck
{
    private const int Page = 200;

    public string Id => "snapshots";

    public string Explanation => "每个现行发布都有快照和表格，三处的内容摘要一致，现行快照没有被撤回";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            findings.Require(publication.Id == publication.Value.CatalogueId, $"发布 {publication.Id} 的内容属于 {publication.Value.CatalogueId}");
            if (publication.Value.Current is not { } current)
            {
                continue;
            }

            findings.Require(current.Number == publication.Value.Last, $"{publication.Id} 现行快照 {current.Number} 不是最新的 {publication.Value.Last}");
            findings.Require(publication.Value.WithdrawalOf(current.Number) is null, $"{publication.Id} 的现行快照 {current.Number} 已被撤回");
            RequireDigest("快照", (await snapshots.FindAsync(current.DocumentId, cancellation))?.Value.Digest);
            RequireDigest("表格", (await contents.FindAsync(current.DocumentId, cancellation))?.Value.Digest);

            void RequireDigest(string what, string? digest)
            {
                findings.Require(digest is not null, $"{current.DocumentId} 的{what}不存在");
                findings.Require(digest is null || digest == current.Digest, $"{current.DocumentId} 的{what}与发布的内容摘要不符");
            }
        }
    }
}
