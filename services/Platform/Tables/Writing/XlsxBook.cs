using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>
/// Tables as an Excel workbook, each a sheet: title, merged head, borders, printed on A4 landscape one page wide with the head on every
/// page, head frozen on the screen. Every text is stored as text, never as a formula. Written as a stream, row by row.
/// </summary>
public static class XlsxBook
{
    /// <summary>The file of one table. The same table always gives the same bytes.</summary>
    public static byte[] Write(PrintTable table) => Write([table]);

    /// <summary>The file. The same tables always give the same bytes.</summary>
    /// <param name="tables">At least one, each with a sheet name of its own.</param>
    public static byte[] Write(IReadOnlyList<PrintTable> tables)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            document.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;
            var book = document.AddWorkbookPart();
            // The library would give it a random one.
            document.ChangeIdOfPart(book, "rId1");
            book.AddNewPart<WorkbookStylesPart>(IdOf(tables.Count)).Stylesheet = XlsxStyles.Sheet();
            var (sheets, names) = (new Sheets(), new DefinedNames());
            for (var index = 0; index < tables.Count; index++)
            {
                var (table, head) = (tables[index], PrintHeader.Of(tables[index].Columns));
                using (var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>(IdOf(index)))) Sheet(writer, table, head);
                sheets.Append(new Sheet { Name = table.SheetName, SheetId = (uint)index + 1, Id = IdOf(index) });
                names.Append(new DefinedName($"'{table.SheetName}'!$2:${head.Count + 1}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index });
            }

            book.Workbook = new Workbook(sheets, names);
        }

        return StablePackage.Of(file);
    }

    private static string IdOf(int part) => string.Create(CultureInfo.InvariantCulture, $"rId{part + 1}");

    private static void Sheet(OpenXmlWriter writer, PrintTable table, IReadOnlyList<IReadOnlyList<HeadCell>> head)
    {
        var rows = new XlsxRows(writer, table.Columns);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var last = CellAddress.Of(table.Columns.Count - 1, 1 + head.Count + table.Rows.Count);
        writer.WriteElement(new SheetDimension { Reference = $"A1:{last}" });
        writer.WriteElement(new SheetViews(new SheetView(Frozen(head.Count + 1)) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            // A Chinese character is two of the unit's digits wide.
            Width = (2 * column.Width) + 1,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        rows.Title(table.Title);
        rows.Head(head);
        foreach (var row in table.Rows) rows.Body(row);
        writer.WriteEndElement();
        if (rows.Merges.Count > 0) writer.WriteElement(new MergeCells(rows.Merges.Select(range => new MergeCell { Reference = range })));
        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        // & begins a code in footers.
        writer.WriteElement(new HeaderFooter(new OddFooter($"&L{table.Subtitle.Replace("&", "&&", StringComparison.Ordinal)}&C第 &P 页，共 &N 页")));
        writer.WriteEndElement();
    }

    private static Pane Frozen(int rows) => new()
    {
        VerticalSplit = rows,
        TopLeftCell = CellAddress.Of(0, rows + 1),
        ActivePane = PaneValues.BottomLeft,
        State = PaneStateValues.Frozen,
    };
}
