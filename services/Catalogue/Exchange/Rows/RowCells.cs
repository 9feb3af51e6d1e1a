using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Files;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>The cells of one row by column, with 同上 resolved, and the problems found in them.</summary>
/// <param name="row">The row.</param>
/// <param name="header">Which column is which.</param>
/// <param name="above">The row above, its own 同上 resolved; null for the first.</param>
internal sealed class RowCells(GridRow row, TableHeader header, RowCells? above)
{
    /// <summary>No cell may hold more; far above every element's own bound, so that nothing long is parsed.</summary>
    private const int MostLength = 12_000;

    private readonly string?[] texts = new string?[(int)TableColumn.Remarks + 1];
    private readonly List<Violation> problems = [];
    private readonly HashSet<TableColumn> faulty = [];

    /// <summary>Number of the row as people see it.</summary>
    public int Number => row.Number;

    public IReadOnlyList<Violation> Problems => problems;

    /// <summary>Whether at most one of the table's columns, besides 序号, has something in this row.</summary>
    public bool IsNote => header.Columns.Where(column => column.Key is not TableColumn.Number && !row[column.Value].IsBlank).Take(2).Count() < 2;

    public bool Has(TableColumn column) => header.Columns.ContainsKey(column);

    public bool IsFaulty(TableColumn column) => faulty.Contains(column);

    /// <summary>What a cell says; empty for a blank cell, a missing column and a cell with a problem.</summary>
    public string this[TableColumn column] => texts[(int)column] ??= Read(column);

    /// <summary>Names what is wrong with a cell.</summary>
    public void Report(TableColumn column, string description)
    {
        faulty.Add(column);
        problems.Add(new Violation(At(HeaderNames.InTable(column), header.Columns.GetValueOrDefault(column)), description));
    }

    /// <summary>Text in a column without a header would be lost.</summary>
    public void ReportUnnamed()
    {
        foreach (var column in header.Unnamed)
        {
            if (column >= row.Width) return;
            if (!row[column].IsBlank) problems.Add(new Violation(At("没有表头的列", column), "这一列没有表头，内容无法归入；请补上表头或删除内容"));
        }
    }

    private string Read(TableColumn column)
    {
        if (!header.Columns.TryGetValue(column, out var index)) return "";
        var cell = row[index];
        if (cell.Fault is { } fault) return Faulty(column, fault);
        if (cell.Text.Length > MostLength) return Faulty(column, $"文字过长，有 {cell.Text.Length} 个字");
        var text = WrittenText.Clean(cell.Text);
        if (!IsDitto(text)) return text;
        if (above is null) return Faulty(column, "第一行不能写“同上”");
        var resolved = above[column];
        if (above.IsFaulty(column)) faulty.Add(column);
        else if (resolved.Length == 0) return Faulty(column, "写了“同上”，但上一行是空的");
        return resolved;
    }

    private static bool IsDitto(string text) => text.Length <= 8 && WrittenText.Compact(text) is "同上" or "〃";

    private string Faulty(TableColumn column, string description)
    {
        Report(column, description);
        return "";
    }

    private string At(string name, int column) => $"第{row.Number}行 {name}（{CellAddress.Of(column, row.Number)}）";
}
