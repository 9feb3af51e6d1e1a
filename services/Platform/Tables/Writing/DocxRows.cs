using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>The rows of a table in a Word document.</summary>
internal static class DocxRows
{
    /// <summary>A row of the head, repeated on every page.</summary>
    public static TableRow Head(IReadOnlyList<IReadOnlyList<HeadCell>> head, int row, IReadOnlyList<int> widths)
    {
        var made = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var column = 0; column < widths.Count;)
        {
            var cell = head[row].FirstOrDefault(cell => cell.Column == column);
            var span = cell?.Columns ?? 1;
            var width = widths.Skip(column).Take(span).Sum();
            var merge = cell is { Rows: > 1 } ? MergedCellValues.Restart : cell is null ? MergedCellValues.Continue : (MergedCellValues?)null;
            var shown = PrintCell.Of(cell?.Text ?? "");
            made.Append(Cell(shown, width, span, merge, isCentred: true, isHead: true));
            column += span;
        }

        return made;
    }

    /// <summary>A row of the body.</summary>
    public static TableRow Body(IReadOnlyList<PrintColumn> columns, PrintRow row, IReadOnlyList<int> widths)
    {
        var made = new TableRow(new TableRowProperties(new CantSplit()));
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = row.Cells[i];
            var merge = cell is { Rows: > 1 } ? MergedCellValues.Restart : cell is null ? MergedCellValues.Continue : (MergedCellValues?)null;
            made.Append(Cell(cell ?? PrintCell.Of(""), widths[i], 1, merge, columns[i].IsCentred, isHead: false));
        }

        return made;
    }

    /// <summary>Text with its line breaks.</summary>
    public static void AppendText(Run run, string text)
    {
        var first = true;
        foreach (var line in PrintLines.Of(XmlText.Of(text)))
        {
            if (!first) run.Append(new Break());
            if (line.Length > 0) run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            first = false;
        }
    }

    private static TableCell Cell(PrintCell cell, int width, int span, MergedCellValues? merge, bool isCentred, bool isHead)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        if (merge is { } kind) properties.Append(new VerticalMerge { Val = kind });
        if (isHead) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEEEEE" });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var paragraph = new Paragraph();
        if (isCentred) paragraph.Append(new ParagraphProperties(new Justification { Val = JustificationValues.Center }));
        foreach (var run in cell.Runs)
        {
            if (run.Text.Length > 0) paragraph.Append(Made(run, isHead));
        }

        return new TableCell(properties, paragraph);
    }

    private static Run Made(PrintRun run, bool isBold)
    {
        var properties = new RunProperties();
        if (isBold || run.Mark is PrintMark.Inserted) properties.Append(new Bold());
        if (run.Mark is PrintMark.Deleted) properties.Append(new Strike());
        if (run.Mark is not PrintMark.None) properties.Append(new Color { Val = run.Mark is PrintMark.Deleted ? "7A1C12" : "0B4F26" });
        if (run.Mark is PrintMark.Inserted) properties.Append(new Underline { Val = UnderlineValues.Single });
        var made = properties.HasChildren ? new Run(properties) : new Run();
        AppendText(made, run.Text);
        return made;
    }
}
