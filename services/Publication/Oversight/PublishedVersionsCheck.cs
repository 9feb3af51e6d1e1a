using Google.Protobuf;
using Grpc.Core;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Following;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Oversight;

/// <summary>What the public sees is what the Catalogue service has published, word for word.</summary>
internal sealed class PublishedVersionsCheck(
    IDocuments<Publication> publications, IDocuments<SnapshotContent> contents, CatalogueVersions versions) : ISelfCheck
{
    private const int Page = 200;

    public string Id => "published-versions";

    public string Explanation => "每个现行发布在标准目录服务中有对应的已发布版本，内容摘要和逐项内容一致";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        try
        {
            await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
            {
                if (publication.Value.Current is { } current)
                {
                    findings.Looked();
                    await CompareAsync(current, findings, cancellation);
                }
            }
        }
        catch (Exception e) when (e is RpcException or RequestException { Reason: Reason.Unavailable })
        {
            findings.Skip("标准目录服务没有答复");
        }
    }

    private async Task CompareAsync(Snapshot current, Findings findings, CancellationToken cancellation)
    {
        var version = await versions.FindWithItemsAsync(current.CatalogueId, current.Number, cancellation);
        if (version is null)
        {
            // Taken back a moment ago, perhaps; then this service is about to learn of it.
            if ((await publications.FindAsync(current.CatalogueId, cancellation))?.Value.Current?.Number == current.Number)
            {
                findings.Add($"{current.DocumentId} 已发布，但标准目录服务没有这个已发布的版本");
            }

            return;
        }

        findings.Require(version.Digest == current.Digest, $"{current.DocumentId} 的内容摘要与标准目录的版本不符");
        var stored = (await contents.FindAsync(current.DocumentId, cancellation))?.Value.Items;
        findings.Require(
            stored is null || stored.AsSpan().SequenceEqual(new V1.Snapshot { Items = { version.Items } }.ToByteArray()),
            $"{current.DocumentId} 的表格与标准目录的版本不同");
    }
}
