using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Tables;

/// <summary>
/// Finds the catalogue tables of a file (domain.md §1.4): by their headers; a header that comes again at a page's beginning does not begin
/// another table, one under a new title does.
/// </summary>
internal sealed class TableFinder
{
    private readonly List<FoundTable> tables = [];
    private readonly List<(string Name, string Notice)> passed = [];
    private FoundTable? current;
    private string meanings = "";

    private TableFinder()
    {
    }

    /// <summary>The tables in the order of the file, and what was passed over, in Chinese.</summary>
    public static (IReadOnlyList<FoundTable> Tables, IReadOnlyList<string> Notices) Find(IReadOnlyList<Grid> grids)
    {
        var finder = new TableFinder();
        foreach (var grid in grids) finder.Take(grid);
        if (finder.tables.Count == 0) finder.tables.AddRange(HeaderlessTables.Find(grids));
        return (finder.tables, [.. finder.passed.Where(grid => !finder.tables.Exists(table => table.Name == grid.Name)).Select(grid => grid.Notice)]);
    }

    private void Take(Grid grid)
    {
        var isSheet = grid.Caption.Length == 0 && !grid.Name.StartsWith('表');
        if (isSheet) current = null;
        var before = tables.Count;
        var (titles, took) = (new List<string>(grid.Caption.Split('\n', StringSplitOptions.RemoveEmptyEntries)), false);
        // Rows of one cell may be the title of the next table or notes of this one; what follows tells.
        var pending = new List<GridRow>();
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            var row = grid.Rows[i];
            if (HeaderBlock.At(grid.Rows, i) is { } header)
            {
                titles.AddRange(pending.Select(Text));
                Begin(grid, header, titles);
                (titles, took) = ([], true);
                pending.Clear();
                i += header.Rows.Count - 1;
            }
            else if (IsTitle(row))
            {
                pending.Add(row);
            }
            else
            {
                took |= TakeRows([.. pending, row], titles);
                pending.Clear();
            }
        }

        took |= took && TakeRows(pending, titles);
        if (!took && tables.Count == before && grid.Rows.Count > 0) passed.Add((grid.Name, isSheet ? $"工作表“{grid.Name}”没有目录表头，没有导入" : $"{grid.Name}没有目录表头，没有导入"));
    }

    /// <summary>Rows without a header of their own belong to the table before, also on the next page, unless a title stands between.</summary>
    private bool TakeRows(List<GridRow> rows, List<string> titles)
    {
        if (current is null || rows.Count == 0 || titles.Exists(IsTitleText)) return false;
        if (rows[0].Table != current.Name && (current.Rows.Count == 0 || Math.Abs(rows.Max(row => row.Width) - current.Rows.Max(row => row.Width)) > 2)) return false;
        current.Rows.AddRange(rows);
        return true;
    }

    private void Begin(Grid grid, HeaderBlock header, List<string> titles)
    {
        var title = titles.FindLast(IsTitleText) ?? "";
        var means = Meanings(header);
        var isRepeated = current is not null && means == meanings && (title.Length == 0 || Same(title, current.Title));
        if (isRepeated) return;
        current = new FoundTable(tables.Count + 1, grid.Name, title.Length > 0 ? WrittenText.Shown(title) : "", header, []);
        meanings = means;
        tables.Add(current);
    }

    private static bool Same(string one, string other) => WrittenText.Compact(WrittenText.Shown(one)) == WrittenText.Compact(other);

    private static string Meanings(HeaderBlock header) =>
        string.Join(',', Enumerable.Range(0, header.Width).Select(i => HeaderReader.Meaning(header.Texts(i))?.Column.ToString() ?? ""));

    /// <summary>One text in the whole row, wherever it stands.</summary>
    private static bool IsTitle(GridRow row)
    {
        var texts = 0;
        for (var i = 0; i < Math.Min(row.Width, FileLimits.Columns); i++)
        {
            if (row[i].IsOwn && ++texts > 1) return false;
        }

        return texts == 1 && Text(row).Length <= 100;
    }

    private static string Text(GridRow row) => Enumerable.Range(0, Math.Min(row.Width, FileLimits.Columns)).Select(i => row[i].Text).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Page numbers, dates and notes stand above tables too, and are no titles.</summary>
    private static bool IsTitleText(string text)
    {
        var compact = WrittenText.Compact(text);
        if (compact.Length < 3 || compact.StartsWith("注：", StringComparison.Ordinal) || compact.Contains("续表", StringComparison.Ordinal)) return false;
        return compact.Contains("目录", StringComparison.Ordinal) || compact.Contains("领域", StringComparison.Ordinal) || DomainNames.InTitle(compact) is not null
            || (compact[0] is '（' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' && compact.IndexOfAny(['）', '、']) is > 0 and <= 5);
    }
}
