using System.Text;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// Collects the tables of a document or page while it is read from beginning to end, tables inside tables too: a page may be laid out by a
/// table, so each is one of its own, and its text also belongs to the cell around it. Whatever is left open is closed by what follows.
/// </summary>
internal sealed class TableCollector
{
    private const int CaptionLines = 3;

    private const int CaptionLength = 200;

    /// <summary>Pages laid out by tables inside tables seldom reach five.</summary>
    private const int NestedTables = 20;

    private readonly List<Grid> grids = [];
    private readonly Stack<OpenTable> open = [];
    private readonly Queue<string> caption = [];
    private readonly StringBuilder line = new();
    private int begun;
    private int rows;

    /// <summary>The tables that have ended, in the order in which they began.</summary>
    public IReadOnlyList<Grid> Tables => [.. grids.OrderBy(grid => int.Parse(grid.Name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Whether a cell is open.</summary>
    public bool InCell => open.TryPeek(out var table) && table.Cell is not null;

    public void BeginTable()
    {
        if (++begun > FileLimits.Tables) throw Unreadable.File($"表格超过 {FileLimits.Tables} 个，请只保留要导入的表格");
        if (open.Count == NestedTables) throw Unreadable.File($"表格套表格超过 {NestedTables} 层，请把要导入的表格单独复制到新文件后再导入");
        EndLine();
        open.Push(new OpenTable($"表{begun}", string.Join('\n', caption)));
        caption.Clear();
    }

    public void EndTable()
    {
        if (open.Count == 0) return;
        EndRow();
        var table = open.Pop();
        grids.Add(new Grid(table.Name, table.Spanned.Rows) { Caption = table.Caption });
        caption.Clear();
        line.Clear();
    }

    public void BeginRow()
    {
        if (!open.TryPeek(out var table)) return;
        EndRow();
        table.Spanned.BeginRow();
        table.InRow = true;
    }

    public void EndRow()
    {
        if (!open.TryPeek(out var table) || !table.InRow) return;
        EndCell();
        var before = table.Spanned.Rows.Count;
        table.Spanned.EndRow();
        if ((rows += table.Spanned.Rows.Count - before) > FileLimits.Rows) throw Grid.TooManyRows();
        table.InRow = false;
    }

    /// <summary>Leaves columns out before the next cell.</summary>
    public void SkipColumns(int columns)
    {
        if (open.TryPeek(out var table) && table.InRow) table.Spanned.Skip(columns);
    }

    public void BeginCell(int columnSpan = 1, int rowSpan = 1)
    {
        if (!open.TryPeek(out var table)) return;
        if (!table.InRow) BeginRow();
        EndCell();
        table.Cell = new StringBuilder();
        (table.ColumnSpan, table.RowSpan, table.Continued) = (columnSpan, rowSpan, false);
    }

    /// <summary>What the open cell turns out to be: how many columns it spans, whether it continues the one above.</summary>
    public void DescribeCell(int? columnSpan = null, bool continued = false)
    {
        if (!open.TryPeek(out var table) || table.Cell is null) return;
        table.ColumnSpan = columnSpan ?? table.ColumnSpan;
        table.Continued |= continued;
    }

    public void EndCell()
    {
        if (!open.TryPeek(out var table) || table.Cell is not { } cell) return;
        EndLine();
        if (table.Continued) table.Spanned.AddContinued(table.ColumnSpan);
        else table.Spanned.Add(cell.ToString(), table.ColumnSpan, table.RowSpan);
        table.Cell = null;
    }

    /// <summary>Text at this place; it belongs to every open cell around it.</summary>
    public void Text(string text)
    {
        if (line.Length < CaptionLength) line.Append(text, 0, Math.Min(text.Length, CaptionLength - line.Length));
        foreach (var table in open)
        {
            if (table.Cell is not { } cell) continue;
            // One character more than is allowed shows that the cell is too long.
            var room = FileLimits.CellLength + 1 - cell.Length;
            if (room > 0) cell.Append(text, 0, Math.Min(text.Length, room));
        }
    }

    /// <summary>A paragraph, a line or a block ends.</summary>
    public void EndLine()
    {
        foreach (var table in open)
        {
            if (table.Cell is { Length: > 0 and <= FileLimits.CellLength } cell && cell[^1] != '\n') cell.Append('\n');
        }

        var text = line.ToString().Trim();
        line.Clear();
        if (text.Length == 0) return;
        caption.Enqueue(text);
        if (caption.Count > CaptionLines) caption.Dequeue();
    }

    /// <summary>The document has ended.</summary>
    public void End()
    {
        while (open.Count > 0) EndTable();
    }

    private sealed class OpenTable(string name, string caption)
    {
        public string Name => name;

        public string Caption => caption;

        public SpannedRows Spanned { get; } = new(name);

        public bool InRow { get; set; }

        public StringBuilder? Cell { get; set; }

        public int ColumnSpan { get; set; }

        public int RowSpan { get; set; }

        public bool Continued { get; set; }
    }
}
