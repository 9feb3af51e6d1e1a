using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Site;

/// <summary>The pages and data files of the static site: no script, nothing loaded from elsewhere, every text escaped.</summary>
internal static class SitePages
{
    private const string Style = """
        body { font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto; max-width: 90rem; padding: 1rem; }
        a { color: #0b57a4; } a:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; min-width: 60rem; font-size: .9rem; }
        th, td { border: 1px solid #767676; padding: .35em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
        thead th { background: #eef3f8; } tbody th { font-weight: normal; }
        footer { color: #4a4a4a; font-size: .85rem; overflow-wrap: anywhere; }
        @page { size: A4 landscape; margin: 12mm; }
        @media print { body { font-size: 9pt; padding: 0; } table { min-width: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } nav { display: none; } }
        """;

    private static readonly string[] Headings =
        ["序号", "一级事项", "事项名称", "公开内容", "公开依据", "公开时限", "公开主体", "公开方式", "公开渠道和载体", "公开对象", "公开层级", "备注"];

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The first page: every catalogue, the district's before those of its streets and towns.</summary>
    public static byte[] Home(IReadOnlyList<Publication> publications)
    {
        var page = Begin("基层政务公开标准目录");
        page.Append("<main>\n<h1>基层政务公开标准目录</h1>\n");
        foreach (var division in publications.GroupBy(DivisionOf).OrderBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append("<h2>").Append(division.Key.Length == 6 ? "区级目录" : "街道（镇）目录 " + division.Key).Append("</h2>\n<ul>\n");
            foreach (var one in division)
            {
                page.Append("<li><a href=\"").Append(Text(one.CatalogueId)).Append("/index.html\">").Append(Text(one.Title)).Append("</a>（")
                    .Append(CultureInfo.InvariantCulture, $"{one.Current!.ItemCount} 项，{Days.Written(Days.Of(one.Current.PublishedAt))} 发布").Append("）</li>\n");
            }

            page.Append("</ul>\n");
        }

        return End(page.Append("</main>\n<footer><p>数据文件：<a href=\"index.json\">index.json</a></p></footer>\n"));
    }

    /// <summary>The page of a catalogue: its table, with an anchor for each item.</summary>
    public static byte[] Table(PublicTable table)
    {
        var current = table.Publication.Current!;
        var page = Begin(current.Title);
        page.Append("<nav><a href=\"../index.html\">全部目录</a></nav>\n<main>\n<h1>").Append(Text(current.Title)).Append("</h1>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"目录表格\">\n<table>\n<thead>\n<tr>");
        foreach (var heading in Headings)
        {
            page.Append("<th scope=\"col\">").Append(heading).Append("</th>");
        }

        page.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var item in table.Items)
        {
            page.Append("<tr id=\"item-").Append(Text(item.Id)).Append("\">");
            var cells = Cells(item);
            for (var index = 0; index < cells.Length; index++)
            {
                // What the row is about is its name.
                page.Append(index == 2 ? "<th scope=\"row\">" : "<td>").Append(Text(cells[index])).Append(index == 2 ? "</th>" : "</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</div>\n</main>\n<footer><p>")
            .Append(CultureInfo.InvariantCulture, $"第 {current.Number} 版，{Days.Written(Days.Of(current.PublishedAt))} 发布，共 {current.ItemCount} 项。内容摘要（SHA-256）{current.Digest}。")
            .Append("数据文件：<a href=\"catalogue.json\">catalogue.json</a></p></footer>\n");
        return End(page);
    }

    /// <summary>The data of the first page.</summary>
    public static byte[] HomeData(IReadOnlyList<Publication> publications) => Bytes(Json.Format(
        new Contracts.Publication.V1.ListPublicationsResponse { Publications = { publications.Select(one => one.ToProto()) } }));

    /// <summary>The data of a catalogue: the snapshot as the contract writes it.</summary>
    public static byte[] TableData(PublicTable table)
    {
        var snapshot = SnapshotView.Of(table.Publication.Current!, table.Publication).ToProto();
        snapshot.Items.AddRange(table.Items);
        return Bytes(Json.Format(snapshot));
    }

    /// <summary>What <see cref="HomeData"/> of an earlier run says is there: by catalogue its snapshot.</summary>
    /// <exception cref="InvalidProtocolBufferException">It says something else.</exception>
    /// <exception cref="InvalidJsonException">It is not JSON.</exception>
    public static IReadOnlyDictionary<string, (int Number, string Digest)> ReadHomeData(string json) =>
        Contracts.Publication.V1.ListPublicationsResponse.Parser.ParseJson(json).Publications
            .ToDictionary(one => one.CatalogueId, one => (one.CurrentSnapshot, one.Digest), StringComparer.Ordinal);

    private static string DivisionOf(Publication publication) => CatalogueId.TryParse(publication.CatalogueId, out var id) ? id.Division : "";

    private static string[] Cells(CatalogueItem item) =>
    [
        item.Number.ToString(CultureInfo.InvariantCulture), item.Category, item.Name, item.Content, string.Join('\n', item.Bases.Select(basis => basis.Text)),
        item.TimeLimit?.Text ?? "", string.Join('\n', item.Subjects.Select(subject => subject.Name)), string.Join('、', item.Methods.Select(ItemWords.Of)),
        string.Join('\n', item.Channels.Select(ItemWords.Of)), string.Join('\n', ItemWords.Of(item.Audience)), string.Join('、', item.Levels.Select(ItemWords.Of)), item.Remarks,
    ];

    private static StringBuilder Begin(string title) => new StringBuilder(4096)
        .Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .Append(Text(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");

    private static byte[] End(StringBuilder page) => Bytes(page.Append("</body>\n</html>\n").ToString());

    private static string Text(string text) => Encoder.Encode(text);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
