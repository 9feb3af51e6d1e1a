using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>Reads one sheet of an xlsx, row by row.</summary>
internal sealed class XlsxSheet
{
    private readonly XlsxTexts texts;
    private readonly List<GridRow> rows = [];
    private readonly List<string> merges = [];
    private readonly string name;
    private GridRow row;
    private int column;
    private bool rowIsHidden;
    private int hiddenRows;

    private XlsxSheet(string name, XlsxTexts texts)
    {
        this.name = name;
        this.texts = texts;
        row = new GridRow(0, name);
    }

    /// <exception cref="InvalidDataException">Rows or cells stand where none can be.</exception>
    public static Grid Read(string name, WorksheetPart part, XlsxTexts texts, List<string> notices)
    {
        var sheet = new XlsxSheet(name, texts);
        using (var reader = OpenXmlReader.Create(part))
        {
            while (reader.Read()) sheet.Take(reader);
        }

        XlsxMerges.Resolve(sheet.rows, sheet.merges);
        if (sheet.hiddenRows > 0) notices.Add($"工作表“{name}”有 {sheet.hiddenRows} 个隐藏的行，已一并导入");
        return new Grid(name, sheet.rows);
    }

    private void Take(OpenXmlReader reader)
    {
        if (reader.ElementType == typeof(Row))
        {
            if (reader.IsStartElement) BeginRow(reader);
            if (reader.IsEndElement) EndRow();
        }
        else if (!reader.IsStartElement)
        {
            return;
        }
        else if (reader.ElementType == typeof(Cell))
        {
            TakeCell(reader);
        }
        else if (reader.ElementType == typeof(MergeCell) && reader.Attribute("ref") is { } range)
        {
            merges.Add(range);
        }
    }

    private void BeginRow(OpenXmlReader reader)
    {
        var number = reader.Attribute("r") is { } written ? int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture) : row.Number + 1;
        if (number <= row.Number || number > CellAddress.MostRows) throw new InvalidDataException("A row is out of order.");
        row = new GridRow(number, name);
        column = 0;
        rowIsHidden = reader.Attribute("hidden") is "1" or "true";
    }

    private void EndRow()
    {
        if (rowIsHidden && !row.IsBlank) hiddenRows++;
        Grid.Add(rows, row);
    }

    private void TakeCell(OpenXmlReader reader)
    {
        string? type = null, style = null;
        foreach (var attribute in reader.Attributes)
        {
            switch (attribute.LocalName)
            {
                case "r": column = ColumnOf(attribute.Value); break;
                case "t": type = attribute.Value; break;
                case "s": style = attribute.Value; break;
            }
        }

        string? value = null;
        var hasFormula = false;
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == typeof(Cell)))
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(CellValue)) value = reader.GetText();
            else if (reader.ElementType == typeof(CellFormula)) hasFormula = true;
            else if (reader.ElementType == typeof(InlineString)) value = XlsxStrings.ReadRuns(reader);
        }

        var cell = texts.Read(type, style, value, hasFormula);
        if (!cell.IsBlank) row[column] = cell;
        column++;
    }

    private int ColumnOf(string? address) => CellAddress.Read(address) is { } at && at.Row == row.Number
        ? at.Column
        : throw new InvalidDataException("A cell is out of its row.");
}
