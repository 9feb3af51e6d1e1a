using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Exchange;

/// <summary>What a person decided about a file, so that nothing needs to be guessed.</summary>
public sealed record ImportChoices
{
    /// <summary>Nothing was decided.</summary>
    public static ImportChoices None { get; } = new();

    /// <summary>Number of the table to take, from 1 in the order of the file; 0 for the one of the catalogue's domain.</summary>
    public int Table { get; init; }

    /// <summary>The catalogue's domain, for example "养老服务"; empty when it is not known.</summary>
    public string Domain { get; init; } = "";

    /// <summary>What columns mean, by their index from 0.</summary>
    public IReadOnlyDictionary<int, TableColumn> Columns { get; init; } = new Dictionary<int, TableColumn>();

    /// <summary>What the boxes of 公开渠道和载体 mean; null as the table says.</summary>
    public ChannelLegend? Legend { get; init; }

    /// <summary>Other texts for cells; at most 5,000.</summary>
    public IReadOnlyList<CellCorrection> Corrections { get; init; } = [];
}

/// <summary>Another text for a cell, or for all cells of a column that say the same.</summary>
/// <param name="Cell">The cell, "F7", with the name of the sheet or table in front where there are several ("表2!F7"); or a whole column, "F".</param>
/// <param name="Instead">For a whole column: the text of the cells that are meant; empty for the blank ones.</param>
/// <param name="Text">The text to read.</param>
public sealed record CellCorrection(string Cell, string Instead, string Text);
