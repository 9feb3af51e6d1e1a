using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Tables.Writing;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.OpenData;

/// <summary>Public items as lines of a file.</summary>
internal static class ItemLines
{
    private const string Separator = "；";
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The headings of the comma-separated form.</summary>
    public static string Headings { get; } = CsvText.Line(
        ["目录", "行政区划", "领域", "目录名称", "版本", "发布时间", "事项标识", "序号", "一级事项", "名称", "内容", "依据", "时限", "主体", "方式", "渠道", "公开对象", "公开层级", "备注", "地址"]);

    /// <summary>A public item as the contract writes it.</summary>
    public static V1.PublicItem ToProto(Publication publication, CatalogueItem item)
    {
        _ = CatalogueId.TryParse(publication.CatalogueId, out var id);
        return new()
        {
            CatalogueId = publication.CatalogueId,
            Division = id.Division,
            Domain = id.Domain,
            Title = publication.Title,
            Snapshot = publication.Current!.Number,
            PublishTime = publication.Current.PublishedAt.ToTimestamp(),
            Path = PathOf(publication.CatalogueId, item.Id),
            Item = item,
        };
    }

    /// <summary>Where an item is found.</summary>
    public static string PathOf(string catalogueId, string itemId) => $"/v1/publications/{catalogueId}/items/{itemId}";

    /// <summary>One line of JSON.</summary>
    public static string JsonOf(Publication publication, CatalogueItem item) => Json.Format(ToProto(publication, item));

    /// <summary>One record of comma-separated values.</summary>
    public static string CsvOf(Publication publication, CatalogueItem item)
    {
        var one = ToProto(publication, item);
        return CsvText.Line(
        [
            one.CatalogueId, one.Division, one.Domain, one.Title, Number(one.Snapshot), one.PublishTime.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture),
            item.Id, Number(item.Number), item.Category, item.Name, item.Content,
            Joined(item.Bases.Select(basis => basis.Text)), item.TimeLimit?.Text ?? "", Joined(item.Subjects.Select(subject => subject.Name)),
            Joined(item.Methods.Select(method => ItemWords.Of(method))), Joined(item.Channels.Select(channel => ItemWords.Of(channel))),
            Joined(ItemWords.Of(item.Audience)), Joined(item.Levels.Select(level => ItemWords.Of(level))), item.Remarks, one.Path,
        ]);
    }

    private static string Joined(IEnumerable<string> texts) => string.Join(Separator, texts);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
