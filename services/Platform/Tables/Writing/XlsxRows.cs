using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>Writes the rows of a sheet one after another and gathers its merged ranges.</summary>
internal sealed class XlsxRows(OpenXmlWriter writer, IReadOnlyList<PrintColumn> columns)
{
    private readonly List<string> merges = [];
    private int number;

    /// <summary>Ranges of merged cells.</summary>
    public IReadOnlyList<string> Merges => merges;

    /// <summary>The title over all columns.</summary>
    public void Title(string title)
    {
        Begin(height: 36);
        Text(0, title, XlsxStyles.Title);
        Merge(0, columns.Count, 1);
        End();
    }

    /// <summary>The rows of the head.</summary>
    public void Head(IReadOnlyList<IReadOnlyList<HeadCell>> head)
    {
        foreach (var row in head)
        {
            Begin(height: 24);
            // Cells under a merge are written too: they carry its border.
            for (var column = 0; column < columns.Count; column++)
            {
                var cell = row.FirstOrDefault(cell => cell.Column == column);
                Text(column, cell?.Text ?? "", XlsxStyles.Head);
                if (cell is not null) Merge(column, cell.Columns, cell.Rows);
            }

            End();
        }
    }

    /// <summary>A row of the body.</summary>
    public void Body(PrintRow row)
    {
        Begin(height: null);
        for (var column = 0; column < columns.Count; column++)
        {
            var text = row.Cells[column]?.Text ?? "";
            var style = columns[column].IsCentred ? XlsxStyles.Centred : FormulaGuard.IsFormula(text) ? XlsxStyles.Quoted : XlsxStyles.Body;
            Text(column, text, style);
            if (row.Cells[column] is { } cell) Merge(column, 1, cell.Rows);
        }

        End();
    }

    private void Begin(double? height)
    {
        number++;
        writer.WriteStartElement(height is { } points
            ? new Row { RowIndex = (uint)number, Height = points, CustomHeight = true }
            : new Row { RowIndex = (uint)number });
    }

    private void End() => writer.WriteEndElement();

    private void Text(int column, string text, uint style)
    {
        var cell = new Cell { CellReference = CellAddress.Of(column, number), StyleIndex = style };
        if (text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(XlsxEscapes.Apply(XmlText.Of(text))) { Space = SpaceProcessingModeValues.Preserve });
        }

        writer.WriteElement(cell);
    }

    private void Merge(int column, int columnCount, int rowCount)
    {
        if (columnCount > 1 || rowCount > 1)
        {
            merges.Add($"{CellAddress.Of(column, number)}:{CellAddress.Of(column + columnCount - 1, number + rowCount - 1)}");
        }
    }
}
