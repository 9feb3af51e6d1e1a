using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Which column of a table is which, told by the header texts and not by position.</summary>
/// <param name="Columns">Every column with a header, and those that a group or a person gave a meaning.</param>
/// <param name="Legend">What the boxes of 公开渠道和载体 mean.</param>
/// <param name="Problems">What is not clear about the header.</param>
internal sealed record TableHeader(IReadOnlyList<ReadColumn> Columns, ChannelLegend Legend, IReadOnlyList<ImportProblem> Problems)
{
    private readonly int[] indexes = IndexesOf(Columns);

    /// <summary>The columns of the item's levels that the table has, from the first to the last.</summary>
    public IReadOnlyList<TableColumn> ItemLevels { get; } =
    [
        .. new[] { TableColumn.Category, TableColumn.Name, TableColumn.Level3, TableColumn.Level4, TableColumn.Level5, TableColumn.Level6 }
            .Where(level => Columns.Any(column => column.Meaning == level)),
    ];

    /// <summary>Columns that become lines of the remarks.</summary>
    public IReadOnlyList<ReadColumn> ToRemarks { get; } = [.. Columns.Where(column => column.Meaning is TableColumn.ToRemarks)];

    /// <summary>Columns that somebody knows; text in others would be lost.</summary>
    public IReadOnlySet<int> Known { get; } = Columns.Select(column => column.Index).ToHashSet();

    /// <summary>Where a column is, from 0; null when the table has none.</summary>
    public int? IndexOf(TableColumn column) => indexes[(int)column] is >= 0 and var index ? index : null;

    public bool Has(TableColumn column) => indexes[(int)column] >= 0;

    private static int[] IndexesOf(IReadOnlyList<ReadColumn> columns)
    {
        var indexes = new int[(int)TableColumn.Ignored + 1];
        Array.Fill(indexes, -1);
        foreach (var column in columns.Reverse()) indexes[(int)column.Meaning] = column.Index;
        return indexes;
    }
}
