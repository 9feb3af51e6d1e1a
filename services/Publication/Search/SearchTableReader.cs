using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Search;

/// <summary>Reads the prepared table of a snapshot into what search takes in.</summary>
internal static class SearchTableReader
{
    /// <summary>Reads a table.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="content">Its table; the items keep hold of its bytes.</param>
    public static SearchTable Read(Snapshot snapshot, SnapshotContent content)
    {
        _ = CatalogueId.TryParse(snapshot.CatalogueId, out var id);
        var items = new List<SearchItem>(snapshot.ItemCount);
        var input = new CodedInputStream(content.Items);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (tag != WireFormat.MakeTag(V1.Snapshot.ItemsFieldNumber, WireFormat.WireType.LengthDelimited))
            {
                throw new InvalidDataException($"{snapshot.DocumentId}: the stored table holds something besides items");
            }

            var item = new CatalogueItem();
            input.ReadMessage(item);
            var end = (int)input.Position;
            var length = item.CalculateSize();
            items.Add(Of(item, content.Items.AsMemory(end - length, length)));
        }

        return new(snapshot.CatalogueId, new(id.Division, id.Domain), snapshot.Number, snapshot.Title, content.Digest, items);
    }

    private static SearchItem Of(CatalogueItem item, ReadOnlyMemory<byte> wire) => new(
        FoldedText.Of(item.Name),
        FoldedText.Of(item.Content),
        FoldedText.Of(string.Join('\n', Parts(item).Where(part => part.Length > 0))),
        new(
            Set(item.Levels.Select(level => (int)level)),
            Set(item.Methods.Select(method => (int)method)),
            Set(item.Channels.Select(channel => (int)channel.Kind)),
            Set(AudiencesOf(item))),
        [.. item.Subjects.Select(subject => new SearchSubject(subject.OrganisationId.Length > 0 ? subject.OrganisationId : subject.Name, subject.Name))],
        wire);

    // What of an item can be found besides its name and content; the order is that in which a snippet is looked for.
    internal static IEnumerable<string> Parts(CatalogueItem item) =>
    [
        item.Category, .. item.Bases.Select(basis => basis.Text), .. item.Subjects.Select(subject => subject.Name),
        item.TimeLimit?.Text ?? "", item.Audience?.SpecificGroups ?? "", .. item.Channels.Select(channel => channel.Name), item.Remarks,
    ];

    private static IEnumerable<int> AudiencesOf(CatalogueItem item)
    {
        if (item.Audience?.WholeSociety == true)
        {
            yield return (int)V1.SearchAudience.WholeSociety;
        }

        if (item.Audience?.SpecificGroups.Length > 0)
        {
            yield return (int)V1.SearchAudience.SpecificGroups;
        }
    }

    // Numbers that a later contract may add are left out, not taken for others.
    private static ushort Set(IEnumerable<int> numbers) =>
        (ushort)numbers.Where(number => number is > 0 and < 16).Aggregate(0, (set, number) => set | (1 << number));
}
