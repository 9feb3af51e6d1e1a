using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>A table as a Word document: A4 landscape, the head repeated on every page, pages numbered. Written as a stream.</summary>
public static class DocxDocument
{
    /// <summary>Twentieths of a point.</summary>
    private const int PageWidth = 16838;

    private const int PageHeight = 11906;
    private const int Margin = 850;
    private const string FooterId = "rId2";

    /// <summary>The file. The same table always gives the same bytes.</summary>
    public static byte[] Write(PrintTable table)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;
            var main = document.AddMainDocumentPart();
            // The library would give it a random one.
            document.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            main.AddNewPart<FooterPart>(FooterId).Footer = Footer();
            using var writer = OpenXmlWriter.Create(main);
            writer.WriteStartElement(new Document());
            writer.WriteStartElement(new Body());
            writer.WriteElement(Heading(table.Title, "32", bold: true));
            if (table.Subtitle.Length > 0) writer.WriteElement(Heading(table.Subtitle, "20", bold: false));
            Table(writer, table);
            writer.WriteElement(Section());
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return StablePackage.Of(file);
    }

    private static void Table(OpenXmlWriter writer, PrintTable table)
    {
        var whole = table.Columns.Sum(column => column.Width);
        var widths = table.Columns.Select(column => (PageWidth - (2 * Margin)) * column.Width / whole).ToList();
        writer.WriteStartElement(new Table());
        writer.WriteElement(new TableProperties(
            new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
            new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })));
        writer.WriteElement(new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        var head = PrintHeader.Of(table.Columns);
        for (var row = 0; row < head.Count; row++) writer.WriteElement(DocxRows.Head(head, row, widths));
        foreach (var row in table.Rows) writer.WriteElement(DocxRows.Body(table.Columns, row, widths));
        writer.WriteEndElement();
    }

    private static Paragraph Heading(string text, string size, bool bold)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        properties.Append(new FontSize { Val = size });
        var run = new Run(properties);
        DocxRows.AppendText(run, text);
        return new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "120" }, new Justification { Val = JustificationValues.Center }), run);
    }

    private static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "444444" };

    private static Styles Styles() => new(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
        new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "宋体" },
        new FontSize { Val = "18" },
        new Languages { Val = "zh-CN", EastAsia = "zh-CN" }))));

    private static Footer Footer() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new Run(new Text("第 ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" 页，共 ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" },
        new Run(new Text(" 页") { Space = SpaceProcessingModeValues.Preserve })));

    private static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
        new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 425, Footer = 425, Gutter = 0 });
}
