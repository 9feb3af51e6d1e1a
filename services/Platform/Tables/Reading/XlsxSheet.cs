using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Reads one sheet of an xlsx, row by row. The reader of the plain XML is three times as fast as that of the library's elements.</summary>
internal sealed class XlsxSheet
{
    private readonly XlsxTexts texts;
    private readonly List<GridRow> rows = [];
    private readonly List<string> merges = [];
    private readonly string name;
    private GridRow row;
    private int column;
    private readonly bool[] hiddenColumns = new bool[FileLimits.Columns];
    private bool rowIsHidden;
    private int hiddenRows;

    private XlsxSheet(string name, XlsxTexts texts)
    {
        this.name = name;
        this.texts = texts;
        row = new GridRow(0, name);
    }

    /// <exception cref="InvalidDataException">Rows or cells stand where none can be.</exception>
    /// <exception cref="XmlException">Not well-formed, or with a document type.</exception>
    public static Grid Read(string name, WorksheetPart part, XlsxTexts texts, List<string> notices)
    {
        var sheet = new XlsxSheet(name, texts);
        using (var stream = part.GetStream(FileMode.Open, FileAccess.Read))
        using (var reader = XmlReader.Create(stream, HardenedXml.Settings()))
        {
            while (reader.Read()) sheet.Take(reader);
        }

        XlsxMerges.Resolve(sheet.rows, sheet.merges);
        if (sheet.HiddenColumns() is { Count: > 0 } columns) notices.Add($"工作表“{name}”隐藏的列（{string.Join('、', columns)}）已一并导入");
        if (sheet.hiddenRows > 0) notices.Add($"工作表“{name}”有 {sheet.hiddenRows} 个隐藏的行，已一并导入");
        return new Grid(name, sheet.rows);
    }

    private void Take(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.EndElement)
        {
            if (reader.LocalName == "row" && XlsxXml.IsMain(reader)) EndRow();
            return;
        }

        if (reader.NodeType != XmlNodeType.Element || !XlsxXml.IsMain(reader)) return;
        switch (reader.LocalName)
        {
            case "row":
                BeginRow(reader);
                if (reader.IsEmptyElement) EndRow();
                break;
            case "c":
                TakeCell(reader);
                break;
            case "col" when reader.GetAttribute("hidden") is "1" or "true":
                HideColumns(Number(reader, "min"), Number(reader, "max"));
                break;
            case "mergeCell" when reader.GetAttribute("ref") is { } range:
                merges.Add(range);
                break;
        }
    }

    private void BeginRow(XmlReader reader)
    {
        var number = reader.GetAttribute("r") is { } written ? int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture) : row.Number + 1;
        if (number <= row.Number || number > CellAddress.MostRows) throw new InvalidDataException("A row is out of order.");
        row = new GridRow(number, name);
        column = 0;
        rowIsHidden = reader.GetAttribute("hidden") is "1" or "true";
    }

    private void EndRow()
    {
        if (rowIsHidden && !row.IsBlank) hiddenRows++;
        Grid.Add(rows, row);
    }

    private void TakeCell(XmlReader reader)
    {
        if (reader.GetAttribute("r") is { } address) column = ColumnOf(address);
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        string? value = null;
        var hasFormula = false;
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "v") value = XlsxXml.Text(reader);
                else if (reader.LocalName == "f") hasFormula = true;
                else if (reader.LocalName == "is") value = XlsxStrings.ReadRuns(reader);
            }
        }

        var cell = texts.Read(type, style, value, hasFormula);
        if (!cell.IsBlank) row[column] = cell;
        column++;
    }

    private static int Number(XmlReader reader, string name) =>
        int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void HideColumns(int first, int last)
    {
        for (var i = Math.Max(1, first); i <= Math.Min(last, hiddenColumns.Length); i++) hiddenColumns[i - 1] = true;
    }

    /// <summary>The letters of hidden columns in which something stands.</summary>
    private List<string> HiddenColumns() =>
        [.. hiddenColumns.Index().Where(column => column.Item && rows.Exists(content => content[column.Index].IsOwn)).Select(column => CellAddress.Letters(column.Index))];

    private int ColumnOf(string address) => CellAddress.Read(address) is { } at && at.Row == row.Number
        ? at.Column
        : throw new InvalidDataException("A cell is out of its row.");
}
