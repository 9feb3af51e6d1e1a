using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>The cells of one physical row by column, with 同上 resolved, and the problems found in them.</summary>
/// <param name="row">The row.</param>
/// <param name="header">Which column is which.</param>
/// <param name="above">The row above, its own 同上 resolved; null for the first.</param>
internal sealed class RowCells(GridRow row, TableHeader header, RowCells? above)
{
    /// <summary>No cell may hold more; far above every element's own bound, so that nothing long is parsed.</summary>
    private const int MostLength = 12_000;

    private const int AllColumns = (int)TableColumn.Ignored + 1;

    private readonly string?[] texts = new string?[AllColumns];
    private List<ImportProblem>? problems;
    private int faulty;

    /// <summary>Number of the row as people see it.</summary>
    public int Number => row.Number;

    /// <summary>Name of its sheet or table.</summary>
    public string Table => row.Table;

    public IReadOnlyList<ImportProblem> Problems => problems ?? [];

    /// <summary>Whether at most one of the table's columns, besides 序号, has something in this row.</summary>
    public bool IsNote
    {
        get
        {
            var count = 0;
            foreach (var column in header.Columns)
            {
                if (column.Meaning is not TableColumn.Number && !row[column.Index].IsBlank && ++count == 2) return false;
            }

            return true;
        }
    }

    public bool IsFaulty(TableColumn column) => (faulty & (1 << (int)column)) != 0;

    /// <summary>Whether something is written in this row's own cell, and not only shown from above.</summary>
    public bool IsOwn(TableColumn column) => header.IndexOf(column) is { } index && row[index].IsOwn;

    /// <summary>Whether the cell is merged with the one above.</summary>
    public bool Continues(TableColumn column) => header.IndexOf(column) is { } index && row[index].Continues;

    /// <summary>What a cell says; empty for a blank cell, a missing column and a cell with a problem.</summary>
    public string this[TableColumn column] => texts[(int)column] ??= Read(column, header.IndexOf(column));

    /// <summary>The lines that extra columns add to the remarks, each with its header in front.</summary>
    public IEnumerable<string> ExtraRemarks()
    {
        foreach (var extra in header.ToRemarks)
        {
            var text = WrittenText.Clean(row[extra.Index].Text);
            if (text.Length is > 0 and <= MostLength) yield return extra.Header.Length > 0 ? $"{extra.Header}：{text}" : text;
        }
    }

    /// <summary>Names what is wrong with a cell.</summary>
    public void Report(TableColumn column, ProblemSeverity severity, string description, string proposal = "")
    {
        faulty |= 1 << (int)column;
        Add(HeaderNames.InTable(column), header.IndexOf(column) ?? 0, severity, description, proposal);
    }

    /// <summary>Names something that need not keep the cell from being read.</summary>
    public void Remark(TableColumn column, string description, string proposal = "") =>
        Add(HeaderNames.InTable(column), header.IndexOf(column) ?? 0, ProblemSeverity.Warning, description, proposal);

    /// <summary>Text in a column without a header would be lost.</summary>
    public void ReportUnnamed()
    {
        for (var column = 0; column < row.Width; column++)
        {
            if (row[column].IsOwn && !header.Known.Contains(column))
            {
                Add("没有表头的列", column, ProblemSeverity.Warning, "这一列没有表头，内容没有导入；请补上表头，或指定这一列的含义", "");
            }
        }
    }

    private string Read(TableColumn column, int? index)
    {
        if (index is not { } at) return "";
        var cell = row[at];
        if (cell.Fault is { } fault) return Faulty(column, fault);
        if (cell.Text.Length > MostLength) return Faulty(column, $"文字过长，有 {cell.Text.Length} 个字");
        var text = WrittenText.Clean(cell.Text);
        if (!IsDitto(text)) return text;
        if (above is null) return Faulty(column, "第一行不能写“同上”");
        var resolved = above[column];
        if (above.IsFaulty(column)) faulty |= 1 << (int)column;
        else if (resolved.Length == 0) return Faulty(column, "写了“同上”，但上一行是空的");
        return resolved;
    }

    private static bool IsDitto(string text) => text.Length is > 0 and <= 8 && WrittenText.Compact(text).TrimEnd('。') is "同上" or "〃" or "″" or "同上一行";

    private string Faulty(TableColumn column, string description)
    {
        Report(column, ProblemSeverity.Error, description);
        return "";
    }

    private void Add(string name, int column, ProblemSeverity severity, string description, string proposal)
    {
        var cell = CellAddress.Of(column, row.Number);
        (problems ??= []).Add(new(severity, $"第{row.Number}行 {name}（{cell}）", row.Table, cell, description, proposal));
    }
}
