using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Reads all rows under a header: every item with its rows, and every problem in the order of the rows.</summary>
internal sealed class ItemRows
{
    private readonly TableHeader header;
    private readonly ItemReader reader;
    private readonly Dictionary<(string Category, string Name), int> firstRows = [];
    private readonly List<(int Row, ImportProblem Problem)> problems = [];
    private BlankCategories? blank;

    private ItemRows(TableHeader header)
    {
        this.header = header;
        reader = new ItemReader(new CellValues(header.Legend), header);
    }

    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: no items, too many, too much text.</exception>
    public static (IReadOnlyList<ReadItem> Items, IReadOnlyList<ImportProblem> Problems) Read(IReadOnlyList<GridRow> rows, TableHeader header)
    {
        var (grouped, notes) = ItemGrouping.Group(rows, header);
        if (grouped.Count == 0 && notes.Count == 0) throw Unreadable.File("表头下面没有公开事项");
        if (grouped.Count > ElementLimits.Items) throw Unreadable.File($"有 {grouped.Count} 个公开事项，超过 {ElementLimits.Items} 个；请拆分后再导入");
        var table = new ItemRows(header);
        var items = grouped.Select(table.Take).ToList();
        table.EndBlank();
        foreach (var cells in grouped.SelectMany(item => item.Rows).Concat(notes)) table.problems.AddRange(cells.Problems.Select(problem => (cells.Number, problem)));
        if (items.Sum(item => ItemTexts.Length(item.Elements)) > ElementLimits.VersionLength)
        {
            throw Unreadable.File($"全部文字超过 {ElementLimits.VersionLength} 个字；请拆分后再导入");
        }

        // A table over several pages numbers its rows anew on each, so rows of one page are sorted and pages stay in order.
        var pages = rows.Select(row => row.Table).Distinct().Index().ToDictionary(page => page.Item, page => page.Index);
        return (items, [.. table.problems.OrderBy(found => pages[found.Problem.Table]).ThenBy(found => found.Row).Select(found => found.Problem)]);
    }

    private ReadItem Take(ItemCells cells)
    {
        var item = reader.Read(cells, out var filled);
        if (filled.Contains(TableColumn.Category)) (blank ??= new BlankCategories { First = cells.First, Last = cells.Last }).Add(cells.Last, item.Category);
        else EndBlank();
        if (item.Name.Length > 0) ReportDouble(cells, (WrittenText.Compact(item.Category), WrittenText.Compact(item.Name)));
        return new ReadItem(item, cells.First.Table, cells.First.Number, cells.Last.Number);
    }

    private void ReportDouble(ItemCells cells, (string, string) key)
    {
        if (firstRows.TryAdd(key, cells.First.Number)) return;
        var column = header.ItemLevels is [.., var last] && cells.First.IsOwn(last) ? last : TableColumn.Name;
        cells.ReportOnce(column, ProblemSeverity.Warning, $"与第{firstRows[key]}行重复：一级事项和二级事项都相同；请合并或改名");
    }

    /// <summary>One problem for all rows below each other whose category is blank, not one for each.</summary>
    private void EndBlank()
    {
        if (blank is not { } rows) return;
        rows.First.Remark(TableColumn.Category, rows.Description, rows.Category);
        blank = null;
    }

    /// <summary>Rows below each other without 一级事项.</summary>
    private sealed class BlankCategories
    {
        public required RowCells First { get; init; }

        public required RowCells Last { get; set; }

        public string Category { get; private set; } = "";

        public string Description =>
            $"一级事项为空，{(Last == First ? "" : $"到第{Last.Number}行都")}按上面的“{WrittenText.Shown(Category)}”理解；确实相同请写“同上”或合并单元格";

        public void Add(RowCells cells, string category)
        {
            Last = cells;
            Category = category;
        }
    }
}
