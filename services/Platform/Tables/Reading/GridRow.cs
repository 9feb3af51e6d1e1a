namespace OpenGov.Platform.Tables.Reading;

/// <summary>A row with something in it.</summary>
/// <param name="number">Number as spreadsheet programs show it, from 1; in documents and pages counted in its table.</param>
/// <param name="table">Name of the sheet or table; empty where the file can have only one.</param>
public sealed class GridRow(int number, string table = "")
{
    private readonly List<GridCell> cells = [];

    /// <summary>Number as spreadsheet programs show it, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Name of the sheet or table; empty where the file can have only one.</summary>
    public string Table { get; } = table;

    /// <summary>Columns up to the last with a cell.</summary>
    public int Width => cells.Count;

    /// <summary>Whether nothing is written in it; what merges show from above is not written here.</summary>
    public bool IsBlank => !cells.Exists(cell => cell.IsOwn);

    /// <summary>The cell of a column from 0; blank beyond the last.</summary>
    public GridCell this[int column]
    {
        get => column < cells.Count ? cells[column] : GridCell.Blank;
        set
        {
            while (cells.Count <= column) cells.Add(GridCell.Blank);
            cells[column] = value;
        }
    }
}
