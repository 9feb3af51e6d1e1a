using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Search;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Oversight;

/// <summary>This instance's search index holds exactly the current snapshots.</summary>
internal sealed class SearchCheck(
    IDocuments<Publication> publications,
    SearchIndexing indexing,
    [FromKeyedServices("publication")] IEventLog log,
    [FromKeyedServices("publication")] IDocumentEngine engine) : ISelfCheck
{
    private const int Page = 200;
    private const int PendingAtOnce = 1_000;

    public string Id => "search";

    public string Explanation => "检索索引与现行发布一致，没有缺少、多出或过时的目录";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var released = new Dictionary<string, Snapshot>(StringComparer.Ordinal);
        await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            if (publication.Value.Current is { } current)
            {
                released.Add(publication.Id, current);
            }
        }

        // What is not in the log yet cannot be in the index. Read before the log's end, so that an event is in one of the two.
        var pending = (await engine.Pending.ReadAsync(PendingAtOnce, cancellation)).Select(one => one.Subject).ToHashSet(StringComparer.Ordinal);
        var last = await log.LastSequenceAsync(cancellation);
        var (held, sequence) = await indexing.HoldingsAsync(cancellation);
        if (sequence != last)
        {
            // Under way: what is between the two is known to be missing for a moment.
            return;
        }

        foreach (var (id, current) in released.Where(one => !pending.Contains(one.Key)))
        {
            findings.Require(
                held.TryGetValue(id, out var table) && table.Snapshot >= current.Number && (table.Snapshot > current.Number || table.Digest == current.Digest),
                $"检索索引没有 {current.DocumentId} 的事项");
        }

        foreach (var id in held.Keys.Where(id => !released.ContainsKey(id) && !pending.Contains(id)))
        {
            findings.Require((await publications.FindAsync(id, cancellation))?.Value.Current is not null, $"检索索引中的 {id} 已不公开");
        }
    }
}
