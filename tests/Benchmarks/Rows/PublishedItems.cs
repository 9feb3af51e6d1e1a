using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Benchmarks.Rows;

/// <summary>What a large city has public: 26 domains of a hundred divisions, with the words of the example's tables in new orders.</summary>
public static class PublishedItems
{
    private const int Divisions = 100;

    /// <summary>Snapshots with so many items in all.</summary>
    public static IEnumerable<(Snapshot Snapshot, SnapshotContent Content)> Take(int count)
    {
        var random = new Random(20261127);
        var examples = ExampleItems.Take(600);
        var words = examples.SelectMany(item => item.Elements.Content.Split('；', '、', '，', '。', '\n')).Where(word => word.Length is > 1 and < 20).Distinct().ToArray();
        // Tables mark channels in some dozens of ways, not in any.
        var channels = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(1, 13).Where(_ => random.Next(3) == 0).Select(kind => new Channel { Kind = (ChannelKind)kind, Name = kind == 13 ? "村务公开栏" : "" }).ToList()).ToArray();
        var catalogues = Divisions * 26;
        for (var number = 0; number < catalogues; number++)
        {
            var division = number / 26 == 0 ? "610116" : $"610116{number / 26:000}";
            var id = $"{division}-{number % 26 + 1:00}";
            var size = count * (number + 1) / catalogues - count * number / catalogues;
            var table = new V1.Snapshot
            {
                Items = { Enumerable.Range(1, size).Select(row => Item(examples[random.Next(examples.Count)].Elements, id, row, words, channels, random)) },
            };
            var digest = $"{number:x64}";
            yield return (
                new() { CatalogueId = id, Number = 1, Title = id, PublishedAt = DateTimeOffset.UnixEpoch, ItemCount = size, Digest = digest },
                new(digest, table.ToByteArray()));
        }
    }

    private static CatalogueItem Item(
        OpenGov.Catalogues.Items.ItemElements example, string id, int row, string[] words, List<Channel>[] channels, Random random) => new()
        {
            Id = new Guid(random.Next(), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]).ToString("D"),
            Number = row,
            Category = example.Category,
            Name = random.Next(3) == 0 ? example.Name : words[random.Next(words.Length)] + words[random.Next(words.Length)],
            Content = string.Join('；', Enumerable.Range(0, random.Next(3, 9)).Select(_ => words[random.Next(words.Length)])),
            Bases = { example.Bases.Select(basis => new LegalBasisCitation { Text = basis.Text }) },
            TimeLimit = new() { Text = "信息形成或者变更之日起20个工作日内" },
            Subjects = { new Subject { Name = $"{id[..^3]}第{random.Next(1, 20)}科室" } },
            Methods = { random.Next(10) == 0 ? DisclosureMethod.OnRequest : DisclosureMethod.Proactive },
            Channels = { channels[random.Next(channels.Length)] },
            Audience = new() { WholeSociety = random.Next(4) > 0, SpecificGroups = random.Next(4) == 0 ? "符合条件的老年人" : "" },
            Levels = { random.Next(2) == 0 ? [Level.County] : [Level.County, Level.Township] },
            Remarks = "",
        };
}
