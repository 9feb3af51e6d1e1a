using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Tables;

/// <summary>
/// Tables whose header was lost but whose columns stand as in the official table: 14 columns, or 10–11 with audience, method and level in
/// words. The columns of bases and channels, told by what is in them, say where the others are.
/// </summary>
internal static class HeaderlessTables
{
    private static readonly TableColumn[] Behind =
    [
        TableColumn.WholeSociety, TableColumn.SpecificGroups, TableColumn.Proactive, TableColumn.OnRequest, TableColumn.County, TableColumn.Township, TableColumn.Village,
    ];

    /// <summary>Sheets and tables that look so.</summary>
    public static IEnumerable<FoundTable> Find(IReadOnlyList<Grid> grids)
    {
        var number = 0;
        foreach (var grid in grids)
        {
            if (Layout(grid.Rows) is not null) yield return new FoundTable(++number, grid.Name, "", null, [.. grid.Rows.Where(row => !IsHeading(row))]);
        }
    }

    /// <summary>The header that the official layout gives; null when the rows do not look like it.</summary>
    public static TableHeader? Read(IReadOnlyList<GridRow> rows, ImportChoices choices)
    {
        if (Layout(rows) is not { } layout) return null;
        var columns = layout.Select((meaning, index) => new ReadColumn(index, "", meaning, ColumnConfidence.Guessed))
            .Select(column => choices.Columns.TryGetValue(column.Index, out var chosen) ? column with { Meaning = chosen, Confidence = ColumnConfidence.Chosen } : column).ToList();
        var warning = new ImportProblem(
            ProblemSeverity.Warning, "文件", rows[0].Table, "", "没有找到表头，按官方目录的列顺序理解；请核对每一列的含义，或补上表头");
        return new TableHeader(columns, choices.Legend ?? Elements.Channels.ChannelLegend.Plain, choices.Columns.Count > 0 ? [] : [warning]);
    }

    private static List<TableColumn>? Layout(IReadOnlyList<GridRow> rows)
    {
        var looked = rows.Where(row => !IsHeading(row)).Take(50).ToList();
        if (looked.Count == 0) return null;
        var width = looked.Max(row => row.Width);
        if (width is < 9 or > 16) return null;
        if (Mostly(text => text.Contains('《', StringComparison.Ordinal)) is not { } bases || bases < 2) return null;
        if (Mostly(text => ChannelParser.Parse(text) is { Channels.Count: > 0, Problems.Count: 0 }) is not { } channels || channels != bases + 3) return null;
        var layout = new List<TableColumn>();
        TableColumn[] front = bases switch
        {
            2 => [TableColumn.Name, TableColumn.Content],
            3 => [IsNumbers(0) ? TableColumn.Number : TableColumn.Category, TableColumn.Name, TableColumn.Content],
            4 => [TableColumn.Number, TableColumn.Category, TableColumn.Name, TableColumn.Content],
            _ => [],
        };
        if (front.Length == 0) return null;
        layout.AddRange([.. front, TableColumn.Bases, TableColumn.TimeLimit, TableColumn.Subjects, TableColumn.Channels]);
        var behind = width - layout.Count;
        // Audience, method and level take three columns in words and at least four in ticks.
        layout.AddRange(behind switch
        {
            < 2 => [],
            2 => [TableColumn.Audience, TableColumn.Methods],
            3 => [TableColumn.Audience, TableColumn.Methods, TableColumn.Levels],
            _ => Behind.Take(behind),
        });
        return layout;

        int? Mostly(Func<string, bool> says)
        {
            for (var i = 0; i < width; i++)
            {
                var texts = looked.Select(row => row[i].Text).Where(text => text.Length is > 1 and <= 2_000).ToList();
                if (texts.Count > 0 && texts.Count(says) * 2 > texts.Count) return i;
            }

            return null;
        }

        bool IsNumbers(int column) => looked.TrueForAll(row => row[column].Text.Trim() is { Length: <= 6 } text && text.All(c => char.IsAsciiDigit(c) || c is '.'));
    }

    private static bool IsHeading(GridRow row) => Enumerable.Range(0, Math.Min(row.Width, FileLimits.Columns)).Count(i => !row[i].IsBlank) < 3;
}
