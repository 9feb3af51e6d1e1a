using System.Globalization;
using System.Text;
using System.Xml;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.OpenData;

/// <summary>The latest changes of what is public, from the service's own log, as an Atom feed.</summary>
public sealed class NewsFeed(
    IDocuments<Publication> publications, IDocuments<Snapshot> snapshots, [FromKeyedServices("publication")] IEventLog log)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 50;
    private const int AtOnce = 500;

    // A rare domain should not make a reader of the feed read the whole history each time.
    private const int LookedAt = 4 * AtOnce;

    /// <summary>The feed.</summary>
    /// <param name="division">Only this division and what lies within; empty means all.</param>
    /// <param name="domain">Only this domain; empty means all.</param>
    /// <param name="root">Address before the paths; empty for relative ones.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<byte[]> WriteAsync(string division, string domain, string root, CancellationToken cancellation)
    {
        var news = await NewsAsync(division, domain, cancellation);
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Async = false, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            var self = $"{root}/feeds/publications{(division.Length > 0 ? "/" + division : "")}{(domain.Length > 0 ? "?domain=" + domain : "")}";
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "zh-Hans");
            xml.WriteElementString("id", Atom, $"urn:opengov:publications:{division}:{domain}");
            xml.WriteElementString("title", Atom, "基层政务公开标准目录的发布与变更");
            xml.WriteElementString("updated", Atom, Time(news.Count > 0 ? news[0].At : DateTimeOffset.UnixEpoch));
            Link(xml, "self", self);
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "政务公开标准目录系统");
            xml.WriteEndElement();
            foreach (var entry in news)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("id", Atom, $"urn:uuid:{entry.EventId:D}");
                xml.WriteElementString("title", Atom, entry.Title);
                xml.WriteElementString("updated", Atom, Time(entry.At));
                Link(xml, "alternate", $"{root}/v1/publications/{entry.CatalogueId}");
                xml.WriteElementString("summary", Atom, entry.Summary);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<News>> NewsAsync(string division, string domain, CancellationToken cancellation)
    {
        var last = await log.LastSequenceAsync(cancellation);
        List<News> found = [];
        for (var to = last; to > 0 && to > last - LookedAt && found.Count < Most; to -= AtOnce)
        {
            var from = Math.Max(1, to - AtOnce + 1);
            foreach (var entry in (await log.ReadAsync(from, (int)(to - from + 1), cancellation)).Reverse())
            {
                if (found.Count < Most && log.Event(entry) is SnapshotEvent happened && IsMeant(happened.CatalogueId, division, domain))
                {
                    found.Add(await NewsOfAsync(happened, cancellation));
                }
            }
        }

        // The log numbers what different catalogues did at nearly the same time in any order; readers go by time.
        return [.. found.OrderByDescending(news => news.At)];
    }

    private static bool IsMeant(string catalogueId, string division, string domain) =>
        catalogueId.StartsWith(division, StringComparison.Ordinal) && catalogueId.EndsWith(domain.Length > 0 ? "-" + domain : "", StringComparison.Ordinal);

    private async Task<News> NewsOfAsync(SnapshotEvent happened, CancellationToken cancellation)
    {
        var snapshot = (await snapshots.FindAsync(Snapshot.IdOf(happened.CatalogueId, happened.Snapshot), cancellation))?.Value;
        var title = snapshot?.Title ?? happened.CatalogueId;
        if (happened is SnapshotReleased)
        {
            return new(happened.EventId, happened.CatalogueId, title, happened.OccurredAt, $"发布第 {happened.Snapshot} 版，共 {snapshot?.ItemCount ?? 0} 项");
        }

        var reason = (await publications.FindAsync(happened.CatalogueId, cancellation))?.Value.WithdrawalOf(happened.Snapshot)?.Reason ?? "";
        return new(happened.EventId, happened.CatalogueId, title, happened.OccurredAt, $"撤回第 {happened.Snapshot} 版：{reason}");
    }

    private sealed record News(Guid EventId, string CatalogueId, string Title, DateTimeOffset At, string Summary);
}
