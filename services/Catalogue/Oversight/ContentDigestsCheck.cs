using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Catalogues.Oversight;

/// <summary>What was published is still the content that it was published with.</summary>
internal sealed class ContentDigestsCheck(IDocuments<CatalogueVersion> versions) : ISelfCheck
{
    public string Id => "content-digests";

    public string Explanation => "已发布版本的内容与发布时的内容摘要一致";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        await foreach (var stored in versions.ReadAllAsync(StoredVersions.Page, cancellation))
        {
            if (!stored.Value.WasPublished)
            {
                continue;
            }

            findings.Looked();
            var published = stored.Value.Steps.LastOrDefault(step => step.Kind is StepKind.Published or StepKind.EmergencyPublished);
            findings.Require(
                published is not null && published.Digest == ContentDigest.Of(stored.Value),
                $"{stored.Value.CatalogueId} 第 {stored.Value.Number} 版的内容与发布时的摘要不符");
        }
    }
}
