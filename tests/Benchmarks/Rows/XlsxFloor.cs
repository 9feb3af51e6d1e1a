using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OpenGov.Benchmarks.Rows;

/// <summary>
/// The library that import reads workbooks with, alone: opens the file, takes in the shared texts and walks every cell, and does nothing with
/// them. Once with the library's own reader of elements, once with the plain XML of its parts.
/// </summary>
public static class XlsxFloor
{
    /// <summary>With the library's reader.</summary>
    /// <returns>Characters in all cells.</returns>
    public static long ByElements(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
        var book = document.WorkbookPart!;
        var shared = new List<string>();
        using (var reader = OpenXmlReader.Create(book.SharedStringTablePart!))
        {
            while (reader.Read())
            {
                if (reader.IsStartElement && reader.ElementType == typeof(Text)) shared.Add(reader.GetText());
            }
        }

        var (characters, isShared) = (0L, false);
        using var sheet = OpenXmlReader.Create(book.WorksheetParts.First());
        while (sheet.Read())
        {
            if (!sheet.IsStartElement) continue;
            if (sheet.ElementType == typeof(Cell)) isShared = sheet.Attributes.Any(attribute => attribute is { LocalName: "t", Value: "s" });
            else if (sheet.ElementType == typeof(CellValue)) characters += TextOf(sheet.GetText(), isShared, shared).Length;
        }

        return characters;
    }

    /// <summary>With the plain XML.</summary>
    /// <returns>Characters in all cells.</returns>
    public static long ByXml(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
        var book = document.WorkbookPart!;
        var shared = new List<string>();
        using (var stream = book.SharedStringTablePart!.GetStream())
        using (var reader = XmlReader.Create(stream))
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" }) shared.Add(reader.ReadElementContentAsString());
            }
        }

        var (characters, isShared) = (0L, false);
        using var part = book.WorksheetParts.First().GetStream();
        using var sheet = XmlReader.Create(part);
        while (sheet.Read())
        {
            if (sheet.NodeType != XmlNodeType.Element) continue;
            if (sheet.LocalName == "c") isShared = sheet.GetAttribute("t") == "s";
            else if (sheet.LocalName == "v") characters += TextOf(sheet.ReadElementContentAsString(), isShared, shared).Length;
        }

        return characters;
    }

    private static string TextOf(string value, bool isShared, List<string> shared) => isShared ? shared[int.Parse(value, null)] : value;
}
