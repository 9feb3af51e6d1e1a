using OpenGov.Catalogues.Elements.Channels;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Which column of a sheet is which, told by the header texts and not by position.</summary>
/// <param name="Columns">Column index from 0 of each column that the table has.</param>
/// <param name="FirstItem">Index into the grid's rows of the first row under the header.</param>
/// <param name="Legend">What the boxes of 公开渠道和载体 mean.</param>
/// <param name="Unnamed">Columns without a header text, where nothing may stand.</param>
internal sealed record TableHeader(
    IReadOnlyDictionary<TableColumn, int> Columns,
    int FirstItem,
    ChannelLegend Legend,
    IReadOnlyList<int> Unnamed);
