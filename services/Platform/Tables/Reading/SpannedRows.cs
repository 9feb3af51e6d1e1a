using System.Runtime.InteropServices;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// Builds the rows of a table whose cells span columns and rows, as documents and pages write them. A cell is kept in its first column; the
/// rows that it spans show its text.
/// </summary>
/// <param name="table">Name of the table.</param>
internal sealed class SpannedRows(string table)
{
    private readonly List<GridRow> rows = [];
    private readonly List<(int Rows, int Columns, GridCell Cell)> spans = [];
    private GridRow row = new(0, table);
    private int column;
    private int filled;

    /// <summary>The rows up to now that are not blank.</summary>
    public IReadOnlyList<GridRow> Rows => rows;

    /// <summary>Rows begun, blank ones too.</summary>
    public int Count => row.Number;

    /// <summary>Begins the next row.</summary>
    public void BeginRow()
    {
        row = new GridRow(row.Number + 1, table);
        column = 0;
    }

    /// <summary>Leaves columns out before the next cell.</summary>
    public void Skip(int columns) => column += Math.Clamp(columns, 0, FileLimits.ColumnSpan);

    /// <summary>Adds the next cell, behind those that span into this row.</summary>
    public void Add(string text, int columnSpan = 1, int rowSpan = 1)
    {
        ShowSpans();
        var width = Math.Clamp(columnSpan, 1, FileLimits.ColumnSpan);
        Put(new GridCell(text), width, Math.Clamp(rowSpan, 1, FileLimits.RowSpan));
    }

    /// <summary>Adds a cell that its document marks as merged with the one above.</summary>
    public void AddContinued(int columnSpan = 1)
    {
        var above = rows.Count > 0 && rows[^1].Number == row.Number - 1 ? rows[^1][column] : Remembered();
        Put(above.IsBlank ? GridCell.Blank : above with { Continues = true }, Math.Clamp(columnSpan, 1, FileLimits.ColumnSpan), 1);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        ShowSpans(toTheEnd: true);
        Grid.Add(rows, row);
    }

    // A blank row between two others is not kept, but a merge goes on through it.
    private GridCell Remembered() => column < spans.Count ? spans[column].Cell : GridCell.Blank;

    private void Put(GridCell cell, int columns, int rowSpan)
    {
        if (!cell.IsBlank) row[Math.Min(column, FileLimits.Columns)] = cell;
        if (column < FileLimits.Columns)
        {
            while (spans.Count <= column) spans.Add((0, 1, GridCell.Blank));
            spans[column] = (rowSpan - 1, columns, cell with { Continues = true });
        }

        column += columns;
    }

    private void ShowSpans(bool toTheEnd = false)
    {
        var open = CollectionsMarshal.AsSpan(spans);
        while (column < open.Length)
        {
            ref var span = ref open[column];
            if (span.Rows <= 0)
            {
                if (!toTheEnd) return;
                column++;
                continue;
            }

            span.Rows--;
            if (!span.Cell.IsBlank)
            {
                if (++filled > FileLimits.MergedCells) throw Unreadable.File("合并单元格过多，请取消合并后再导入");
                row[column] = span.Cell;
            }

            column += span.Columns;
        }
    }
}
