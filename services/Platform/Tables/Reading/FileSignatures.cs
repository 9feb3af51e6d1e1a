using System.IO.Compression;
using System.Text;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Tells what a file is from its content.</summary>
internal static class FileSignatures
{
    /// <summary>So much of a text is looked at.</summary>
    private const int Head = 4_096;

    /// <summary>What the content is; never throws.</summary>
    public static FileSignature Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        return bytes switch
        {
            [(byte)'P', (byte)'K', ..] => OfArchive(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => OfCompound(bytes),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileSignature.Pdf,
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => FileSignature.RichText,
            _ => OfText(bytes[..Math.Min(Head, bytes.Length)]),
        };
    }

    private static FileSignature OfArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Take(FileLimits.ZipEntries + 1).Select(entry => entry.FullName).ToList();
            if (names.Exists(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return FileSignature.Document;
            // Anything else in a zip is for the workbook reader to judge; only other office formats are told apart.
            return names.Contains("mimetype") ? FileSignature.Archive : FileSignature.Workbook;
        }
        catch (InvalidDataException)
        {
            return FileSignature.Workbook;
        }
    }

    /// <summary>Compound files name their streams in UTF-16.</summary>
    private static FileSignature OfCompound(ReadOnlySpan<byte> content) =>
        Names(content, "EncryptedPackage") ? FileSignature.Encrypted
        : Names(content, "WordDocument") ? FileSignature.OldDocument
        : Names(content, "Workbook") || Names(content, "Book") ? FileSignature.OldWorkbook
        : FileSignature.Compound;

    private static bool Names(ReadOnlySpan<byte> content, string stream) => content.IndexOf(Encoding.Unicode.GetBytes(stream + "\0")) >= 0;

    private static FileSignature OfText(ReadOnlySpan<byte> head)
    {
        // Every text encoding that is read keeps these letters; the zero bytes of UTF-16 are left out.
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\ufeff', 'ï', '»', '¿', 'ÿ', 'þ', ' ', '\t', '\r', '\n');
        if (text.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)) return FileSignature.PageArchive;
        if (Contains("urn:schemas-microsoft-com:office:spreadsheet") && text.StartsWith("<?xml", StringComparison.Ordinal)) return FileSignature.OfficeXml;
        if (Contains("schemas.microsoft.com/office/word/2003/wordml") || Contains("schemas.microsoft.com/office/2006/xmlPackage")) return FileSignature.OfficeXml;
        return text.StartsWith('<') && (Contains("<html") || Contains("<!doctype html") || Contains("<table") || Contains("<body") || Contains("<div")
            || Contains("<meta") || Contains("<style"))
            ? FileSignature.Page
            : FileSignature.Text;

        bool Contains(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}
