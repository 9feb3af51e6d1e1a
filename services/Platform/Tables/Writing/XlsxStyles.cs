using DocumentFormat.OpenXml.Spreadsheet;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>The looks of cells in a workbook; the numbers are places in its list of formats.</summary>
internal static class XlsxStyles
{
    /// <summary>Title: large, centred, no border.</summary>
    public const uint Title = 1;

    /// <summary>Head: bold, centred, grey.</summary>
    public const uint Head = 2;

    /// <summary>Text.</summary>
    public const uint Body = 3;

    /// <summary>Number or tick.</summary>
    public const uint Centred = 4;

    /// <summary>Text that looks like a formula and stays a text also when someone edits the cell.</summary>
    public const uint Quoted = 5;

    /// <summary>All of them.</summary>
    public static Stylesheet Sheet() => new(
        new Fonts(Font(10, isBold: false), Font(16, isBold: true), Font(10, isBold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEEEEEE" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            Format(font: 1, fill: 0, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 2, fill: 2, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Left),
            Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Left, isQuoted: true)));

    private static Font Font(double size, bool isBold) => isBold
        ? new(new Bold(), new FontSize { Val = size }, new FontName { Val = "宋体" })
        : new(new FontSize { Val = size }, new FontName { Val = "宋体" });

    private static T Thin<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };

    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues horizontal, bool isQuoted = false) => new(
        new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    {
        FormatId = 0,
        FontId = font,
        FillId = fill,
        BorderId = border,
        ApplyFont = true,
        ApplyFill = fill > 0,
        ApplyBorder = border > 0,
        ApplyAlignment = true,
        QuotePrefix = isQuoted ? true : null,
    };
}
