using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Files;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Reads all rows under a header: every item, or every problem.</summary>
internal static class ItemRows
{
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/> with a violation for each problem.</exception>
    public static IReadOnlyList<ItemElements> Read(Grid grid, TableHeader header)
    {
        var rows = grid.Rows.Skip(header.FirstItem).ToList();
        if (rows.Count == 0) throw Unreadable.File("表头下面没有公开事项");
        if (rows.Count > ElementLimits.Items) throw Unreadable.File($"有 {rows.Count} 个公开事项，超过 {ElementLimits.Items} 个；请拆分后再导入");
        var reader = new ItemReader(new CellValues(header.Legend));
        var items = new List<ItemElements>(rows.Count);
        var problems = new List<Violation>();
        var firstRows = new Dictionary<(string Category, string Name), int>();
        RowCells? above = null;
        foreach (var row in rows)
        {
            var cells = new RowCells(row, header, above);
            if (Take(cells, reader, firstRows) is { } item) items.Add(item);
            problems.AddRange(cells.Problems);
            above = cells;
        }

        if (problems.Count > 0) throw Unreadable.Cells(problems);
        if (items.Sum(ItemTexts.Length) > ElementLimits.VersionLength) throw Unreadable.File($"全部文字超过 {ElementLimits.VersionLength} 个字；请拆分后再导入");
        return items;
    }

    private static ItemElements? Take(RowCells cells, ItemReader reader, Dictionary<(string, string), int> firstRows)
    {
        cells.ReportUnnamed();
        if (cells.IsNote)
        {
            cells.Report(TableColumn.Name, "这一行只有一个格子有内容，不是完整的公开事项；请补全，说明文字请删除");
            return null;
        }

        var item = reader.Read(cells);
        if (item.Name.Length == 0) return item;
        var key = (WrittenText.Compact(item.Category), WrittenText.Compact(item.Name));
        if (!firstRows.TryAdd(key, cells.Number))
        {
            cells.Report(TableColumn.Name, $"与第{firstRows[key]}行重复：一级事项和二级事项都相同；请合并或改名");
        }

        return item;
    }
}
