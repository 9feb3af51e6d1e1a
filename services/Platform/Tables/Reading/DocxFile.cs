using System.Runtime.InteropServices;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Reads the tables of a docx: the package with the Open XML SDK, the document itself as a stream, never as a tree.</summary>
internal static class DocxFile
{
    /// <summary>The tables of the document, in order.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: damaged, beyond the bounds.</exception>
    public static SheetSet Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var file = MemoryMarshal.TryGetArray(content, out var bytes)
                ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false);
            var notices = ZipBounds.Check(file);
            using var document = WordprocessingDocument.Open(file, isEditable: false);
            using var main = (document.MainDocumentPart ?? throw new InvalidDataException("There is no document.")).GetStream(FileMode.Open, FileAccess.Read);
            using var reader = XmlReader.Create(main, HardenedXml.Settings());
            var tables = DocxTables.Read(reader);
            return new SheetSet(tables.Grids, [.. notices, .. tables.Notices]);
        }
        // The library promises no exception types for damaged files: XML, package, format and argument errors all occur.
        catch (Exception failure) when (failure is not (RequestException or OutOfMemoryException))
        {
            throw Unreadable.File("文件已损坏，无法读取；请用 Word 打开并另存为 .docx 后再导入");
        }
    }
}
