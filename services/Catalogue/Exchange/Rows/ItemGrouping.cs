using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Which physical rows are one item: a merged name, or content that goes on under a name without a number and name of its own.</summary>
internal static class ItemGrouping
{
    private static readonly string[] NoteBeginnings = ["注：", "注:", "备注：", "说明：", "填表", "制表", "填报", "审核人", "联系人", "单位：", "日期：", "合计", "注1", "—"];

    /// <summary>The items' rows, with problems of the rows reported in them; rows that are no items are in the second list.</summary>
    public static (IReadOnlyList<ItemCells> Items, IReadOnlyList<RowCells> Notes) Group(IReadOnlyList<GridRow> rows, TableHeader header)
    {
        var items = new List<ItemCells>(rows.Count);
        var notes = new List<RowCells>();
        var levels = header.ItemLevels;
        var names = levels.Count > 1 && levels[0] is TableColumn.Category ? levels.Skip(1).ToArray() : [.. levels];
        RowCells? above = null;
        foreach (var row in rows)
        {
            var cells = new RowCells(row, header, above);
            cells.ReportUnnamed();
            var goesOn = items.Count > 0 && GoesOn(cells, names);
            if (cells.IsNote && (!goesOn || IsNoteText(cells, header)))
            {
                var place = header.Has(TableColumn.Name) ? TableColumn.Name : names.Length > 0 ? names[^1] : TableColumn.Content;
                cells.Report(place, ProblemSeverity.Warning, "这一行只有一个格子有内容，不是完整的公开事项，没有导入；是公开事项请补全");
                notes.Add(cells);
                continue;
            }

            if (goesOn) Join(items[^1], cells, names);
            else items.Add(new ItemCells(cells));
            above = cells;
        }

        return (items, notes);
    }

    /// <summary>Nothing of its own in 序号 and the levels, but something elsewhere.</summary>
    private static bool GoesOn(RowCells cells, TableColumn[] names)
    {
        if (cells.IsOwn(TableColumn.Number) || cells.IsOwn(TableColumn.Category)) return false;
        foreach (var name in names)
        {
            if (cells.IsOwn(name)) return false;
        }

        return names.Length > 0;
    }

    private static bool IsNoteText(RowCells cells, TableHeader header)
    {
        var text = header.Columns.Select(column => column.Meaning).Where(cells.IsOwn).Select(column => cells[column]).FirstOrDefault("");
        return NoteBeginnings.Any(beginning => WrittenText.Compact(text).StartsWith(WrittenText.Compact(beginning), StringComparison.Ordinal));
    }

    private static void Join(ItemCells item, RowCells cells, TableColumn[] names)
    {
        // A merged name says itself that the rows are one item; without it the rows only look so.
        if (!Array.Exists(names, cells.Continues)) cells.Remark(names[0], $"没有事项名称，已并入第{item.First.Number}行的事项；如果是另一个事项请写出名称");
        item.Add(cells);
    }
}
