using System.Globalization;
using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Makes an item of its rows; whatever is missing or not clear becomes a problem of their cells.</summary>
internal sealed partial class ItemReader(CellValues values, TableHeader header)
{
    private readonly TableColumn[] levelColumns = [.. ChoiceReader.LevelColumnsOf(header)];
    private readonly LevelPath path = new(header.ItemLevels);

    /// <summary>The item; of no use when its cells have errors afterwards.</summary>
    /// <param name="cells">Its rows.</param>
    /// <param name="filled">Levels that were blank and taken from the row above.</param>
    public ItemElements Read(ItemCells cells, out IReadOnlyList<TableColumn> filled)
    {
        var channels = values.Channels(cells[TableColumn.Channels]);
        foreach (var problem in channels.Problems) cells.Report(TableColumn.Channels, ProblemSeverity.Error, problem);
        (var category, var name, filled) = path.Next(cells);
        var item = new ItemElements
        {
            Category = category,
            Name = name,
            Content = cells[TableColumn.Content],
            Bases = values.Bases(cells[TableColumn.Bases]),
            TimeLimit = values.TimeLimit(cells[TableColumn.TimeLimit]),
            Subjects = values.Subjects(cells[TableColumn.Subjects]),
            Methods = ChoiceReader.Methods(cells),
            Channels = channels.Channels,
            Audience = ChoiceReader.Audience(cells),
            Levels = ChoiceReader.Levels(cells),
            Remarks = Remarks(cells),
        };
        ReportMissing(cells, item);
        foreach (var wrong in ElementBounds.Of(item)) cells.ReportOnce(ColumnOf(wrong.Field), ProblemSeverity.Error, Nth(wrong.Field) + wrong.Description);
        return item;
    }

    private string Remarks(ItemCells cells)
    {
        var remarks = cells[TableColumn.Remarks];
        if (header.ToRemarks.Count == 0) return remarks;
        var lines = cells.Rows.SelectMany(row => row.ExtraRemarks()).Distinct();
        return string.Join('\n', remarks.Length > 0 ? lines.Prepend(remarks) : lines);
    }

    private void ReportMissing(ItemCells cells, ItemElements item)
    {
        if (item.Category.Length == 0 && header.Has(TableColumn.Category)) cells.ReportOnce(TableColumn.Category, ProblemSeverity.Warning, "一级事项为空；与上一行相同请写“同上”或合并单元格");
        foreach (var missing in ItemChecks.Missing(item))
        {
            var columns = ColumnsOf(missing.Field);
            if (!Array.Exists(columns, header.Has) || Array.Exists(columns, cells.IsFaulty)) continue;
            var column = Array.Find(columns, header.Has);
            cells.Report(column, ProblemSeverity.Warning, missing.Description + Lost(missing.Field), Proposal(column));
        }

        if (item.Levels.Count == 0 && levelColumns.Length > 0 && !Array.Exists(levelColumns, cells.IsFaulty))
        {
            cells.Report(levelColumns[0], ProblemSeverity.Warning, "公开层级一个也没有标记" + Lost("levels"), Proposal(levelColumns[0]));
        }
    }

    /// <summary>Ticks drawn with symbol fonts often do not survive copying (domain.md §0.3).</summary>
    private static string Lost(string field) => field is "audience" or "methods" or "channels" or "levels" ? "；可能丢失了勾选，" + TickCell.Allowed : "";

    private static string Proposal(TableColumn column) => column switch
    {
        TableColumn.WholeSociety or TableColumn.Proactive or TableColumn.County or TableColumn.Township or TableColumn.Village or TableColumn.TownshipAndVillage => "√",
        TableColumn.Audience => "全社会",
        TableColumn.Methods => "主动",
        TableColumn.Levels => "县级",
        _ => "",
    };

    private TableColumn ColumnOf(string field) => Array.Find(ColumnsOf(field), header.Has) is var column and > 0 ? column : ColumnsOf(field)[0];

    /// <summary>The columns that an element may stand in.</summary>
    private static TableColumn[] ColumnsOf(string field) => FieldRoot().Match(field).Value switch
    {
        "category" => [TableColumn.Category],
        "name" => [TableColumn.Name, TableColumn.Level3],
        "content" => [TableColumn.Content],
        "bases" => [TableColumn.Bases],
        "timeLimit" => [TableColumn.TimeLimit],
        "subjects" => [TableColumn.Subjects],
        "methods" => [TableColumn.Proactive, TableColumn.OnRequest, TableColumn.Methods],
        "channels" => [TableColumn.Channels],
        "audience" when field == "audience" => [TableColumn.WholeSociety, TableColumn.SpecificGroups, TableColumn.Audience],
        "audience" => [TableColumn.SpecificGroups, TableColumn.Audience],
        "levels" => [TableColumn.County],
        _ => [TableColumn.Remarks, TableColumn.ToRemarks],
    };

    /// <summary>"第3项：" for "subjects[2].name".</summary>
    private static string Nth(string field) =>
        Position().Match(field) is { Success: true } match ? $"第{int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) + 1}项：" : "";

    [GeneratedRegex("^[A-Za-z]+")]
    private static partial Regex FieldRoot();

    [GeneratedRegex(@"(?<=\[)\d+(?=\])")]
    private static partial Regex Position();
}
