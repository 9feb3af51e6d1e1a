using System.Globalization;
using Google.Protobuf.Reflection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Reading;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Search;

/// <summary>What was found, as the contract writes it.</summary>
internal static class SearchMapping
{
    private const int MostPieces = 2;

    private static readonly EnumDescriptor Levels = EnumOf(ItemReflection.Descriptor, nameof(Level));
    private static readonly EnumDescriptor Methods = EnumOf(ItemReflection.Descriptor, nameof(DisclosureMethod));
    private static readonly EnumDescriptor Channels = EnumOf(ItemReflection.Descriptor, nameof(ChannelKind));
    private static readonly EnumDescriptor Audiences = EnumOf(V1.SearchReflection.Descriptor, nameof(V1.SearchAudience));

    public static V1.SearchHit ToProto(this SearchHit hit, IReadOnlyList<string> terms)
    {
        var item = CatalogueItem.Parser.ParseFrom(hit.Wire.Span);
        return new()
        {
            CatalogueId = hit.Table.CatalogueId,
            Division = hit.Table.Place.Division,
            Domain = hit.Table.Place.Domain,
            Title = hit.Table.Title,
            Snapshot = hit.Table.Snapshot,
            Item = item,
            Highlights = { Of("name", Highlighter.Whole(item.Name, terms)), Pieces(item, terms).Take(MostPieces) },
        };
    }

    public static V1.SearchFacet ToProto(this IReadOnlyList<FacetCount> counts, Facet facet) => new()
    {
        Kind = facet switch
        {
            Facet.Domain => V1.SearchFacetKind.Domain,
            Facet.Division => V1.SearchFacetKind.Division,
            Facet.Organisation => V1.SearchFacetKind.Organisation,
            Facet.Level => V1.SearchFacetKind.Level,
            Facet.Method => V1.SearchFacetKind.Method,
            Facet.Channel => V1.SearchFacetKind.Channel,
            _ => V1.SearchFacetKind.Audience,
        },
        Values = { counts.Select(count => ToProto(count, facet)) },
    };

    private static V1.SearchFacetValue ToProto(FacetCount count, Facet facet)
    {
        var (names, word) = facet switch
        {
            Facet.Level => (Levels, (Func<int, string>)(number => ItemWords.Of((Level)number))),
            Facet.Method => (Methods, number => ItemWords.Of((DisclosureMethod)number)),
            Facet.Channel => (Channels, number => ItemWords.Of((ChannelKind)number)),
            Facet.Audience => (Audiences, number => number == (int)V1.SearchAudience.WholeSociety ? "全社会" : "特定群体"),
            _ => ((EnumDescriptor?)null, _ => ""),
        };
        if (names is null)
        {
            return new() { Value = count.Value, Label = count.Label, Count = count.Count };
        }

        var number = int.Parse(count.Value, CultureInfo.InvariantCulture);
        return new() { Value = names.FindValueByNumber(number)?.Name ?? count.Value, Label = word(number), Count = count.Count };
    }

    private static IEnumerable<V1.HighlightedText> Pieces(CatalogueItem item, IReadOnlyList<string> terms) =>
        from one in Elements(item)
        where one.Text.Length > 0
        let piece = Highlighter.Piece(one.Text, terms)
        where piece is not null
        select Of(one.Field, piece);

    private static IEnumerable<(string Field, string Text)> Elements(CatalogueItem item) =>
    [
        ("content", item.Content),
        ("category", item.Category),
        .. item.Bases.Select(basis => ("bases", basis.Text)),
        .. item.Subjects.Select(subject => ("subjects", subject.Name)),
        ("timeLimit", item.TimeLimit?.Text ?? ""),
        ("audience", item.Audience?.SpecificGroups ?? ""),
        .. item.Channels.Select(channel => ("channels", channel.Name)),
        ("remarks", item.Remarks),
    ];

    private static V1.HighlightedText Of(string field, IReadOnlyList<TextPart> parts) => new()
    {
        Field = field,
        Segments = { parts.Select(part => new V1.HighlightedSegment { Text = part.Text, Hit = part.IsHit }) },
    };

    private static EnumDescriptor EnumOf(FileDescriptor file, string name) => file.EnumTypes.Single(type => type.Name == name);
}
