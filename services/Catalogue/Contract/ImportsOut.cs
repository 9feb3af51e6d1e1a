using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Exchange.Mappings;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>What was understood of a table file, as messages.</summary>
public static class ImportsOut
{
    /// <summary>More is not answered; nobody reads it, and correcting the first usually settles the rest.</summary>
    private const int MostProblems = 500;

    /// <summary>An answer with what was understood; counts, items and revision are still to be filled in.</summary>
    public static Wire.ImportDraftResponse Of(TableReading reading)
    {
        var errors = reading.Problems.Count(problem => problem.Severity is ProblemSeverity.Error);
        return new()
        {
            Tables = { reading.Tables.Select(Of) },
            Table = reading.Table,
            Columns = { reading.Columns.Select(Of) },
            Legend = reading.Table > 0 ? Of(reading.Legend) : Wire.ImportLegend.Unspecified,
            Sources = { reading.Items.Select(item => new Wire.ImportSource { Table = item.Table, FirstRow = item.FirstRow, LastRow = item.LastRow }) },
            Problems = { reading.Problems.Take(MostProblems).Select(Of) },
            ErrorCount = errors,
            WarningCount = reading.Problems.Count - errors,
            Notices = { reading.Notices },
            Fingerprint = reading.Fingerprint,
            UsedRemembered = reading.UsedRemembered,
        };
    }

    /// <summary>A mapping.</summary>
    public static Wire.ImportMapping Of(ImportMapping mapping, long revision) => new()
    {
        CatalogueId = mapping.CatalogueId,
        Fingerprint = mapping.Fingerprint,
        Columns = { mapping.Columns.Select(column => new Wire.ImportColumnChoice { Column = CellAddress.Letters(column.Index), Meaning = Of(column.Meaning) }) },
        Legend = mapping.Legend is { } legend ? Of(legend) : Wire.ImportLegend.Unspecified,
        FileName = mapping.FileName,
        Username = mapping.Username,
        Time = mapping.RememberedAt.ToTimestamp(),
        Revision = revision,
    };

    private static Wire.ImportTable Of(ListedTable table) => new()
    {
        Number = table.Number,
        Name = table.Name,
        Title = table.Title,
        FirstRow = table.FirstRow,
        LastRow = table.LastRow,
        RowCount = table.RowCount,
    };

    private static Wire.ImportColumn Of(ReadColumn column) => new()
    {
        Column = CellAddress.Letters(column.Index),
        Header = column.Header,
        Meaning = Of(column.Meaning),
        Confidence = (Wire.ImportConfidence)(int)column.Confidence,
    };

    private static Wire.ImportProblem Of(ImportProblem problem) => new()
    {
        Severity = (Wire.ImportSeverity)(int)problem.Severity,
        Place = problem.Place,
        Table = problem.Table,
        Cell = problem.Cell,
        Description = problem.Description,
        Proposal = problem.Proposal,
    };

    // The numbers of the domain's columns are those of the contract.
    private static Wire.ImportColumnMeaning Of(TableColumn meaning) => (Wire.ImportColumnMeaning)(int)meaning;

    private static Wire.ImportLegend Of(ChannelLegend legend) =>
        legend is ChannelLegend.RequiredAndOptional ? Wire.ImportLegend.RequiredAndOptional : Wire.ImportLegend.Plain;
}
