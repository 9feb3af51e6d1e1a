using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Catalogues.Oversight;

/// <summary>Derived items come from items that exist, in versions that were public; what is followed exists.</summary>
internal sealed class DerivedItemsCheck(IDocuments<Catalogue> heads, IDocuments<CatalogueVersion> versions, VersionHistory history) : ISelfCheck
{
    private const int Page = 500;
    private const int Remembered = 512;

    public string Id => "derived-items";

    public string Explanation => "镇街目录的每个派生事项都能在上级目录的已发布版本中找到，所跟随的上级版本存在";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var upstreams = new Dictionary<(string, int), IReadOnlySet<Guid>?>();
        await foreach (var head in heads.ReadAllAsync(Page, cancellation))
        {
            await PinsAsync(head.Id, head.Value.Upstreams);
        }

        await foreach (var stored in versions.ReadAllAsync(StoredVersions.Page, cancellation))
        {
            if (stored.Value.State == VersionState.Discarded)
            {
                continue;
            }

            await PinsAsync(stored.Id, stored.Value.Upstreams);
            foreach (var item in stored.Value.Items.Where(item => item.Origin is not null))
            {
                findings.Looked();
                var origin = item.Origin!;
                findings.Require(
                    (await ItemsAsync(origin.CatalogueId, origin.Version))?.Contains(origin.ItemId) == true,
                    $"版本 {stored.Id} 的事项 {item.Id} 来自 {origin.CatalogueId} 第 {origin.Version} 版的 {origin.ItemId}，那里没有这个事项");
            }
        }

        async Task PinsAsync(string holder, IEnumerable<UpstreamPin> pins)
        {
            foreach (var pin in pins)
            {
                findings.Looked();
                findings.Require(
                    await ItemsAsync(pin.CatalogueId, pin.Version) is not null,
                    $"{holder} 跟随 {pin.CatalogueId} 第 {pin.Version} 版，但没有这个已发布的版本");
            }
        }

        async Task<IReadOnlySet<Guid>?> ItemsAsync(string catalogue, int number)
        {
            if (!upstreams.TryGetValue((catalogue, number), out var items))
            {
                if (upstreams.Count == Remembered)
                {
                    upstreams.Clear();
                }

                var found = await history.NumberedAsync(catalogue, number, cancellation);
                items = found?.Value.Items.Select(item => item.Id).ToHashSet();
                upstreams.Add((catalogue, number), items);
            }

            return items;
        }
    }
}
