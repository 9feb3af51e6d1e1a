using System.Runtime.InteropServices;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Reads xlsx with the Open XML SDK, part by part as a stream, never the whole document.</summary>
internal static class XlsxFile
{
    /// <summary>The sheets of the file. Formulas count with the value they were saved with.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: damaged, beyond the bounds.</exception>
    public static SheetSet Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var file = AsStream(content);
            var notices = ZipBounds.Check(file).ToList();
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            return ReadSheets(document.WorkbookPart ?? throw new InvalidDataException("There is no workbook."), notices);
        }
        // The library promises no exception types for damaged files: XML, package, format and argument errors all occur.
        catch (Exception failure) when (failure is not (RequestException or OutOfMemoryException))
        {
            throw Unreadable.File("文件已损坏，无法读取；请用 Excel 打开并另存为 .xlsx 后再导入");
        }
    }

    private static SheetSet ReadSheets(WorkbookPart workbook, List<string> notices)
    {
        var texts = new XlsxTexts(XlsxStrings.Read(workbook.SharedStringTablePart), XlsxDateStyles.Read(workbook.WorkbookStylesPart));
        var visible = new List<Grid>();
        var seen = new HashSet<OpenXmlPart>();
        foreach (var (name, id, hidden) in Sheets(workbook))
        {
            if (workbook.GetPartById(id) is not WorksheetPart sheet) continue;
            // Two sheets of one part would let a small file be read many times over.
            if (!seen.Add(sheet)) throw new InvalidDataException("Two sheets are one part.");
            if (hidden) notices.Add($"隐藏的工作表“{name}”没有导入");
            else visible.Add(XlsxSheet.Read(name, sheet, texts, notices));
        }

        return new SheetSet(visible, notices);
    }

    private static IEnumerable<(string Name, string Id, bool Hidden)> Sheets(WorkbookPart workbook)
    {
        using var reader = OpenXmlReader.Create(workbook);
        for (var count = 0; reader.Read();)
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Sheet)) continue;
            if (++count > FileLimits.Tables) throw Unreadable.File($"工作表超过 {FileLimits.Tables} 个，请只保留要导入的工作表");
            yield return (reader.Attribute("name") ?? "", reader.Attribute("id") ?? "", reader.Attribute("state") is "hidden" or "veryHidden");
        }
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
