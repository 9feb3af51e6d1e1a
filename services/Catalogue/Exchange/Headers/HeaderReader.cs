using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange.Files;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Finds the header of the official table in a sheet: one row, or two with groups above, below any title rows.</summary>
internal static class HeaderReader
{
    /// <summary>Title and notes above the header are a few rows.</summary>
    private const int SearchedRows = 30;

    /// <summary>Columns that the first header row has itself; three of them make a header.</summary>
    private static readonly TableColumn[] Telling =
        [TableColumn.Content, TableColumn.Bases, TableColumn.TimeLimit, TableColumn.Subjects, TableColumn.Channels];

    private static readonly TableColumn[] Required =
    [
        TableColumn.Category, TableColumn.Name, TableColumn.Content, TableColumn.Bases, TableColumn.TimeLimit, TableColumn.Subjects,
        TableColumn.Channels, TableColumn.WholeSociety, TableColumn.SpecificGroups, TableColumn.Proactive, TableColumn.OnRequest,
    ];

    private static readonly TableColumn[] Levels =
        [TableColumn.County, TableColumn.Township, TableColumn.Village, TableColumn.TownshipAndVillage];

    /// <summary>Index of the header's first row; null when the sheet has none.</summary>
    public static int? Find(Grid grid)
    {
        for (var i = 0; i < Math.Min(SearchedRows, grid.Rows.Count); i++)
        {
            if (Named(grid.Rows[i]).Count(named => Telling.Contains(named)) >= 3) return i;
        }

        return null;
    }

    /// <summary>Reads the header that begins at a row.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: missing, unknown or doubled columns, an unknown legend.</exception>
    public static TableHeader Read(Grid grid, int first)
    {
        var top = grid.Rows[first];
        var second = first + 1 < grid.Rows.Count && IsSecondRow(top, grid.Rows[first + 1]) ? grid.Rows[first + 1] : null;
        var wrong = new List<Violation>();
        var columns = new Dictionary<TableColumn, int>();
        var unnamed = new List<int>();
        for (var i = 0; i < FileLimits.Columns; i++)
        {
            var (upper, lower) = (top[i].Text, second?[i].Text ?? "");
            if (string.IsNullOrWhiteSpace(upper + lower)) unnamed.Add(i);
            else if (Column(upper, lower) is { } column) AddColumn(column, i);
            else wrong.Add(new Violation(At(i, WrittenText.Shown(lower.Length > 0 ? lower : upper)), Unknown(upper, lower)));
        }

        wrong.AddRange(Required.Where(column => !columns.ContainsKey(column)).Select(Missing));
        if (!Levels.Any(columns.ContainsKey)) wrong.Add(Missing(TableColumn.County));
        var legend = LegendText.Read(columns.TryGetValue(TableColumn.Channels, out var channels) ? top[channels].Text + second?[channels].Text : "");
        if (legend is null) wrong.Add(new Violation(At(channels, "公开渠道和载体"), "方框的说明无法识别；请写成“■”必选项、“□”可选项，或去掉说明"));
        return wrong.Count == 0
            ? new TableHeader(columns, first + (second is null ? 1 : 2), legend ?? ChannelLegend.Plain, unnamed)
            : throw Unreadable.Cells(wrong);

        void AddColumn(TableColumn column, int index)
        {
            if (columns.TryAdd(column, index)) return;
            var other = CellAddress.Letters(columns[column]);
            wrong.Add(new Violation(At(index, HeaderNames.InTable(column)), $"与 {other} 列都是“{HeaderNames.InTable(column)}”，请只保留一列"));
        }

        string At(int index, string header) => $"第{(second ?? top).Number}行 {header}（{CellAddress.Of(index, (second ?? top).Number)}）";

        Violation Missing(TableColumn column) => new($"第{(second ?? top).Number}行 表头", column is TableColumn.County
            ? "缺少“公开层级”的列（县级、乡级、村级至少一列）"
            : $"缺少“{HeaderNames.InTable(column)}”列");
    }

    /// <summary>A name in the second row, in the first, or written over both ("公开" above "时限").</summary>
    private static TableColumn? Column(string upper, string lower) =>
        HeaderNames.Find(lower) ?? (lower.Length == 0 || HeaderNames.Find(upper + lower) is null ? HeaderNames.Find(upper) : HeaderNames.Find(upper + lower));

    private static string Unknown(string upper, string lower) => string.IsNullOrWhiteSpace(lower) && HeaderNames.IsGroup(upper)
        ? "下面缺少第二行表头，例如“公开对象”下面的“全社会”和“特定群体”"
        : "不认识的列；请改为官方表头的列名，或把内容并入“备注”列后删除这一列";

    /// <summary>The first row lacks columns that the second names, and the second names more than a row of items would.</summary>
    private static bool IsSecondRow(GridRow top, GridRow next)
    {
        var has = Named(top).ToHashSet();
        return Named(next).Distinct().Count(named => !has.Contains(named)) >= 3;
    }

    private static IEnumerable<TableColumn> Named(GridRow row) =>
        Enumerable.Range(0, Math.Min(row.Width, FileLimits.Columns)).Select(i => HeaderNames.Find(row[i].Text)).OfType<TableColumn>();
}
