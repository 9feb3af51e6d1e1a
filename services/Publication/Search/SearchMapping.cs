using System.Globalization;
using Google.Protobuf.Reflection;
using OpenGov.Contracts.Catalogue.V1;
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

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["LEVEL_COUNTY"] = "县级",
        ["LEVEL_TOWNSHIP"] = "乡级",
        ["LEVEL_VILLAGE"] = "村级",
        ["DISCLOSURE_METHOD_PROACTIVE"] = "主动公开",
        ["DISCLOSURE_METHOD_ON_REQUEST"] = "依申请公开",
        ["CHANNEL_KIND_WEBSITE"] = "政府网站",
        ["CHANNEL_KIND_GAZETTE"] = "政府公报",
        ["CHANNEL_KIND_NEW_MEDIA"] = "两微一端",
        ["CHANNEL_KIND_CONFERENCE"] = "发布会/听证会",
        ["CHANNEL_KIND_BROADCAST"] = "广播电视",
        ["CHANNEL_KIND_PRINT"] = "纸质媒体",
        ["CHANNEL_KIND_READING_POINT"] = "公开查阅点",
        ["CHANNEL_KIND_SERVICE_CENTRE"] = "政务服务中心",
        ["CHANNEL_KIND_SERVICE_STATION"] = "便民服务站",
        ["CHANNEL_KIND_ON_SITE"] = "入户/现场",
        ["CHANNEL_KIND_NOTICE_BOARD"] = "社区/企事业单位/村公示栏（电子屏）",
        ["CHANNEL_KIND_TARGETED_PUSH"] = "精准推送",
        ["CHANNEL_KIND_OTHER"] = "其他",
        ["SEARCH_AUDIENCE_WHOLE_SOCIETY"] = "全社会",
        ["SEARCH_AUDIENCE_SPECIFIC_GROUPS"] = "特定群体",
    };

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
        var names = facet switch
        {
            Facet.Level => Levels,
            Facet.Method => Methods,
            Facet.Channel => Channels,
            Facet.Audience => Audiences,
            _ => null,
        };
        var value = names?.FindValueByNumber(int.Parse(count.Value, CultureInfo.InvariantCulture))?.Name ?? count.Value;
        return new() { Value = value, Label = names is null ? count.Label : Labels.GetValueOrDefault(value, value), Count = count.Count };
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
