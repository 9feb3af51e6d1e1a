using System.Globalization;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Catalogues.Exchange.Export;

/// <summary>
/// The official table of a version (domain.md §1.1): ten columns of which four have two each, √ for ticks, one cell for a 一级事项 over
/// all its rows. A column 村级 and a column 备注 are added when an item needs them. What the importer reads is written, so that an
/// exported table imports as itself.
/// </summary>
internal static class CatalogueTable
{
    /// <summary>In the head, when a channel is optional: then □ says so instead of "not chosen" (domain.md §0.2).</summary>
    private const string Legend = "（“■”必选项，“□”可选项）";

    /// <summary>The table.</summary>
    public static PrintTable Of(CatalogueVersion version)
    {
        var columns = Columns(version.Items);
        return new()
        {
            Title = $"{(version.IsWorking ? "【草稿】" : "")}{version.Title}",
            Subtitle = VersionNaming.Of(version),
            SheetName = "标准目录",
            Columns = [.. columns.Select(column => column.Printed)],
            Rows = Rows(version.Items, columns),
        };
    }

    private static List<(PrintColumn Printed, Func<ItemElements, string> Text)> Columns(IReadOnlyList<CatalogueItem> items)
    {
        var legend = items.Any(item => item.Elements.Channels.Any(channel => channel.Use is ChannelUse.Optional))
            ? ChannelLegend.RequiredAndOptional : ChannelLegend.Plain;
        List<(PrintColumn, Func<ItemElements, string>)> columns =
        [
            (Column(TableColumn.Category, 8, "公开事项"), item => item.Category),
            (Column(TableColumn.Name, 9, "公开事项") with { NamesRow = true }, item => item.Name),
            (Column(TableColumn.Content, 22), item => item.Content),
            (Column(TableColumn.Bases, 18), item => LegalBasisParser.Render(item.Bases)),
            (Column(TableColumn.TimeLimit, 9), item => item.TimeLimit.Text),
            (Column(TableColumn.Subjects, 8), item => SubjectParser.Render(item.Subjects)),
            (Column(TableColumn.Channels, 15) is var channels && legend is ChannelLegend.Plain ? channels : channels with { Heading = channels.Heading + Legend },
                item => ChannelParser.Render(item.Channels, legend)),
            (Tick(TableColumn.WholeSociety, "公开对象"), item => TickCell.Render(item.Audience.WholeSociety)),
            (Column(TableColumn.SpecificGroups, 5, "公开对象"), item => item.Audience.SpecificGroups),
            (Tick(TableColumn.Proactive, "公开方式"), item => TickCell.Render(item.Methods.Contains(DisclosureMethod.Proactive))),
            (Tick(TableColumn.OnRequest, "公开方式"), item => TickCell.Render(item.Methods.Contains(DisclosureMethod.OnRequest))),
            (Tick(TableColumn.County, "公开层级"), item => TickCell.Render(item.Levels.Contains(Level.County))),
            (Tick(TableColumn.Township, "公开层级"), item => TickCell.Render(item.Levels.Contains(Level.Township))),
        ];
        if (items.Any(item => item.Elements.Levels.Contains(Level.Village)))
        {
            columns.Add((Tick(TableColumn.Village, "公开层级"), item => TickCell.Render(item.Levels.Contains(Level.Village))));
        }

        if (items.Any(item => item.Elements.Remarks.Length > 0)) columns.Add((Column(TableColumn.Remarks, 8), item => item.Remarks));
        return [(Tick(TableColumn.Number, ""), _ => ""), .. columns];
    }

    private static List<PrintRow> Rows(IReadOnlyList<CatalogueItem> items, List<(PrintColumn Printed, Func<ItemElements, string> Text)> columns)
    {
        const int Number = 0, Category = 1;
        var rows = new List<PrintRow>(items.Count);
        for (var (i, end) = (0, 0); i < items.Count; i++)
        {
            var cells = new PrintCell?[columns.Count];
            for (var column = Category + 1; column < cells.Length; column++) cells[column] = PrintCell.Of(columns[column].Text(items[i].Elements));
            cells[Number] = PrintCell.Of((i + 1).ToString(CultureInfo.InvariantCulture));
            if (i == end)
            {
                end = EndOfCategory(items, i);
                cells[Category] = PrintCell.Of(items[i].Elements.Category, end - i);
            }

            rows.Add(new PrintRow(cells));
        }

        return rows;
    }

    private static int EndOfCategory(IReadOnlyList<CatalogueItem> items, int start)
    {
        var category = items[start].Elements.Category;
        var end = start + 1;
        while (category.Length > 0 && end < items.Count && items[end].Elements.Category == category) end++;
        return end;
    }

    private static PrintColumn Column(TableColumn column, int width, string group = "") => new(HeaderNames.Official(column), group, width);

    private static PrintColumn Tick(TableColumn column, string group) => Column(column, 3, group) with { IsCentred = true };
}
