using System.Globalization;
using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Makes an item of a row; whatever is missing or not clear becomes a problem of the row's cells.</summary>
internal sealed partial class ItemReader(CellValues values)
{
    /// <summary>Level columns and the levels that a tick in them means.</summary>
    private static readonly (TableColumn Column, Level[] Levels)[] LevelColumns =
    [
        (TableColumn.County, [Level.County]), (TableColumn.Township, [Level.Township]), (TableColumn.Village, [Level.Village]),
        (TableColumn.TownshipAndVillage, [Level.Township, Level.Village]),
    ];

    /// <summary>The item; of no use when the cells have problems afterwards.</summary>
    public ItemElements Read(RowCells cells)
    {
        var channels = values.Channels(cells[TableColumn.Channels]);
        foreach (var problem in channels.Problems) cells.Report(TableColumn.Channels, problem);
        var item = new ItemElements
        {
            Category = WrittenText.SingleLine(cells[TableColumn.Category]),
            Name = WrittenText.SingleLine(cells[TableColumn.Name]),
            Content = cells[TableColumn.Content],
            Bases = values.Bases(cells[TableColumn.Bases]),
            TimeLimit = values.TimeLimit(cells[TableColumn.TimeLimit]),
            Subjects = values.Subjects(cells[TableColumn.Subjects]),
            Methods = Methods(cells),
            Channels = channels.Channels,
            Audience = new Audience(Ticked(cells, TableColumn.WholeSociety), SpecificGroups(cells)),
            Levels = Levels(cells),
            Remarks = cells[TableColumn.Remarks],
        };
        ReportMissing(cells, item);
        foreach (var wrong in ElementBounds.Of(item)) ReportOnce(cells, ColumnOf(wrong.Field), Nth(wrong.Field) + wrong.Description);
        return item;
    }

    private static List<DisclosureMethod> Methods(RowCells cells)
    {
        var methods = new List<DisclosureMethod>();
        if (Ticked(cells, TableColumn.Proactive)) methods.Add(DisclosureMethod.Proactive);
        if (Ticked(cells, TableColumn.OnRequest)) methods.Add(DisclosureMethod.OnRequest);
        return methods;
    }

    private static List<Level> Levels(RowCells cells)
    {
        var levels = new List<Level>();
        foreach (var (column, means) in LevelColumns)
        {
            if (Ticked(cells, column)) levels.AddRange(means.Where(level => !levels.Contains(level)));
        }

        levels.Sort();
        return levels;
    }

    private static bool Ticked(RowCells cells, TableColumn column)
    {
        var text = cells[column];
        if (text.Length == 0) return false;
        var state = TickCell.Read(text, HeaderNames.Official(column));
        // The column's other names are words for yes too: "县级" as well as "区级".
        if (state is MarkState.Unknown && HeaderNames.Find(text) == column) state = MarkState.Chosen;
        if (state is MarkState.Unknown) cells.Report(column, $"不认识的标记“{WrittenText.Shown(text)}”；{TickCell.Allowed}");
        return state is MarkState.Chosen;
    }

    private static string SpecificGroups(RowCells cells)
    {
        var text = cells[TableColumn.SpecificGroups];
        if (text.Length == 0) return "";
        var (state, groups) = SpecificGroupsCell.Read(text);
        if (state is MarkState.Unknown) cells.Report(TableColumn.SpecificGroups, $"无法识别“{WrittenText.Shown(text)}”；请用文字写明是哪些人，没有就留空");
        if (state is MarkState.Chosen && groups.Length == 0) cells.Report(TableColumn.SpecificGroups, "只有标记，没有写明是哪些人；请写出来，例如“申请人”");
        return groups;
    }

    private static void ReportMissing(RowCells cells, ItemElements item)
    {
        if (item.Category.Length == 0) ReportOnce(cells, TableColumn.Category, "一级事项为空；与上一行相同请写“同上”或合并单元格");
        foreach (var missing in ItemChecks.Missing(item))
        {
            var both = missing.Field switch
            {
                "audience" => cells.IsFaulty(TableColumn.SpecificGroups),
                "methods" => cells.IsFaulty(TableColumn.OnRequest),
                _ => false,
            };
            if (!both) ReportOnce(cells, ColumnOf(missing.Field), missing.Description + Lost(missing.Field));
        }

        if (item.Levels.Count == 0 && !LevelColumns.Any(column => cells.IsFaulty(column.Column)))
        {
            cells.Report(LevelColumns.First(column => cells.Has(column.Column)).Column, "公开层级一个也没有标记" + Lost("levels"));
        }
    }

    /// <summary>Ticks drawn with symbol fonts often do not survive copying (domain.md §0.3).</summary>
    private static string Lost(string field) => field is "audience" or "methods" or "channels" or "levels" ? "；可能丢失了勾选，" + TickCell.Allowed : "";

    private static void ReportOnce(RowCells cells, TableColumn column, string description)
    {
        if (!cells.IsFaulty(column)) cells.Report(column, description);
    }

    private static TableColumn ColumnOf(string field) => FieldRoot().Match(field).Value switch
    {
        "category" => TableColumn.Category,
        "name" => TableColumn.Name,
        "content" => TableColumn.Content,
        "bases" => TableColumn.Bases,
        "timeLimit" => TableColumn.TimeLimit,
        "subjects" => TableColumn.Subjects,
        "methods" => TableColumn.Proactive,
        "channels" => TableColumn.Channels,
        "audience" => field == "audience" ? TableColumn.WholeSociety : TableColumn.SpecificGroups,
        "levels" => TableColumn.County,
        _ => TableColumn.Remarks,
    };

    /// <summary>"第3项：" for "subjects[2].name".</summary>
    private static string Nth(string field) =>
        Position().Match(field) is { Success: true } match ? $"第{int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) + 1}项：" : "";

    [GeneratedRegex("^[A-Za-z]+")]
    private static partial Regex FieldRoot();

    [GeneratedRegex(@"(?<=\[)\d+(?=\])")]
    private static partial Regex Position();
}
