namespace OpenGov.Platform.Tables.Layout;

/// <summary>A table as it is printed, whatever kind of file it goes into.</summary>
public sealed record PrintTable
{
    /// <summary>Above the table.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a line below the title; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Name of its sheet in a workbook; at most 31 characters.</summary>
    public string SheetName { get; init; } = "Sheet1";

    /// <summary>Its columns; at least one.</summary>
    public required IReadOnlyList<PrintColumn> Columns { get; init; }

    /// <summary>Its rows.</summary>
    public required IReadOnlyList<PrintRow> Rows { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Group">Heading above it that it shares with its neighbours of the same group; empty for a column that stands alone.</param>
/// <param name="Width">Width in Chinese characters.</param>
/// <param name="IsCentred">Whether its cells are centred, as ticks and numbers are.</param>
/// <param name="NamesRow">Whether its cell is what the row is about.</param>
public sealed record PrintColumn(string Heading, string Group, int Width, bool IsCentred = false, bool NamesRow = false);

/// <summary>A row.</summary>
/// <param name="Cells">One for each column; null where the cell above reaches down.</param>
public sealed record PrintRow(IReadOnlyList<PrintCell?> Cells);

/// <summary>A cell.</summary>
/// <param name="Runs">Its text; line breaks are \n.</param>
/// <param name="Rows">How many rows it reaches over, from 1.</param>
public sealed record PrintCell(IReadOnlyList<PrintRun> Runs, int Rows = 1)
{
    /// <summary>A cell of plain text.</summary>
    public static PrintCell Of(string text, int rows = 1) => new([new(text)], rows);

    /// <summary>Its text without marks.</summary>
    public string Text => Runs is [var only] ? only.Text : string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A piece of text, marked or not.</summary>
/// <param name="Text">The text.</param>
/// <param name="Mark">How it is marked.</param>
public readonly record struct PrintRun(string Text, PrintMark Mark = PrintMark.None);

/// <summary>How text is marked; each mark is seen without colour too.</summary>
public enum PrintMark
{
    /// <summary>Not.</summary>
    None,

    /// <summary>Struck out.</summary>
    Deleted,

    /// <summary>Underlined.</summary>
    Inserted,
}
