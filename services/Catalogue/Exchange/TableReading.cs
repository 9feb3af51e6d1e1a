using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange;

/// <summary>What was understood of a file: all that a person needs to check it before anything is taken over.</summary>
public sealed record TableReading
{
    /// <summary>The catalogue tables of the file, in order.</summary>
    public required IReadOnlyList<ListedTable> Tables { get; init; }

    /// <summary>Number of the table that was read; 0 when several may be meant and a person must choose. Then there are no columns and items.</summary>
    public int Table { get; init; }

    /// <summary>Its columns, from left to right.</summary>
    public IReadOnlyList<ReadColumn> Columns { get; init; } = [];

    /// <summary>What its boxes mean.</summary>
    public ChannelLegend Legend { get; init; }

    /// <summary>Its items in the order of the rows; those with errors are not complete.</summary>
    public IReadOnlyList<ReadItem> Items { get; init; } = [];

    /// <summary>What a person must decide or look at, the header's first, then by row.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>What was left out or stands out and needs no decision, in Chinese.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Tells tables with the same header apart from others, whatever their rows say; for remembering what the columns mean.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Whether what was remembered of an earlier import was used.</summary>
    public bool UsedRemembered { get; init; }

    /// <summary>Whether something must be corrected before the table can be taken over.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity is ProblemSeverity.Error);
}

/// <summary>A catalogue table of a file, for choosing.</summary>
/// <param name="Number">In the order of the file, from 1.</param>
/// <param name="Name">Its sheet or table; empty where the file has only one.</param>
/// <param name="Title">What stands above it; empty when nothing does.</param>
/// <param name="FirstRow">First row of its header or, without one, of its items; 0 when it is empty.</param>
/// <param name="LastRow">Its last row.</param>
/// <param name="RowCount">Rows below the header.</param>
public sealed record ListedTable(int Number, string Name, string Title, int FirstRow, int LastRow, int RowCount);
