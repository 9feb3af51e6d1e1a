namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>A row with something in it.</summary>
/// <param name="number">Number as spreadsheet programs show it, from 1.</param>
internal sealed class GridRow(int number)
{
    private readonly List<GridCell> cells = [];

    public int Number { get; } = number;

    /// <summary>Columns up to the last with a cell.</summary>
    public int Width => cells.Count;

    public bool IsBlank => cells.TrueForAll(cell => cell.IsBlank);

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
