using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Reads comma-separated text (RFC 4180) as spreadsheet programs save it.</summary>
internal static class CsvFile
{
    /// <summary>The one sheet of the file. Row numbers are those that a spreadsheet program shows for it.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: unknown encoding, unpaired quotes, too many rows or columns.</exception>
    public static SheetSet Read(ReadOnlyMemory<byte> content)
    {
        var badRows = new List<int>();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            BadDataFound = bad => badRows.Add(bad.Context.Parser!.Row),
        };
        using var text = new StringReader(TextDecoding.Decode(content.Span));
        using var parser = new CsvParser(text, configuration);
        var rows = new List<GridRow>();
        while (parser.Read())
        {
            var row = new GridRow(parser.Row);
            if (parser.Count > CellAddress.MostColumns) throw Unreadable.File($"第 {parser.Row} 行的列数过多");
            for (var column = 0; column < parser.Count; column++)
            {
                if (parser[column] is { Length: > 0 } cell) row[column] = new GridCell(FormulaGuard.Undo(cell));
            }

            // The parser finds bad quotes only when the fields are asked for.
            if (badRows.Count > 0) throw Unreadable.File($"第 {badRows[0]} 行的双引号没有成对；单元格内的引号要写成两个，整格要用引号括起来");
            Grid.Add(rows, row);
        }

        return new SheetSet([new Grid("", rows)], []);
    }
}
