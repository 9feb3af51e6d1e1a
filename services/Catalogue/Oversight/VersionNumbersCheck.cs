using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Catalogues.Oversight;

/// <summary>A catalogue has at most one working version, and each number once. Told by what the documents say, not by their keys.</summary>
internal sealed class VersionNumbersCheck(IDocuments<CatalogueVersion> versions) : ISelfCheck
{
    public string Id => "version-numbers";

    public string Explanation => "每个标准目录最多一个在编版本、一个现行版本，版本号不重复，在编版本号大于已发布的版本号";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var working = new Dictionary<string, (string Document, int Number)>(StringComparer.Ordinal);
        var numbers = new Dictionary<(string Catalogue, int Number), string>();
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var stored in versions.ReadAllAsync(StoredVersions.Page, cancellation))
        {
            findings.Looked();
            var version = stored.Value;
            if (version.State == VersionState.Discarded)
            {
                continue;
            }

            findings.Require(
                numbers.TryAdd((version.CatalogueId, version.Number), stored.Id),
                $"{version.CatalogueId} 的第 {version.Number} 版有两份：{numbers[(version.CatalogueId, version.Number)]}、{stored.Id}");
            if (version.IsWorking && !working.TryAdd(version.CatalogueId, (stored.Id, version.Number)))
            {
                findings.Add($"{version.CatalogueId} 有两个在编版本：{working[version.CatalogueId].Document}、{stored.Id}");
            }

            if (version.WasPublished)
            {
                newest[version.CatalogueId] = Math.Max(version.Number, newest.GetValueOrDefault(version.CatalogueId));
            }
        }

        foreach (var (catalogue, (_, number)) in working)
        {
            findings.Require(
                number > newest.GetValueOrDefault(catalogue), $"{catalogue} 的在编版本号 {number} 不大于已发布的版本号 {newest.GetValueOrDefault(catalogue)}");
        }
    }
}
