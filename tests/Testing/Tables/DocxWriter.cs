using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenGov.Testing;

/// <summary>Writes docx from the XML of its body, so that tests can also write what no word processor would.</summary>
public sealed class DocxWriter
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly StringBuilder body = new();

    /// <summary>Parts beside the usual ones.</summary>
    public Dictionary<string, string> Parts { get; } = [];

    /// <summary>What stands before the root of the document.</summary>
    public string Prolog { get; set; } = "";

    /// <summary>Adds XML to the body.</summary>
    public DocxWriter Add(string xml)
    {
        body.Append(xml);
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    public DocxWriter Paragraph(string text) => Add($"<w:p><w:r>{Text(text)}</w:r></w:p>");

    /// <summary>Adds a table without merged cells.</summary>
    public DocxWriter Table(IEnumerable<IReadOnlyList<string>> rows) => Add(TableXml(rows.Select(row => Row(row.Select(cell => Cell(cell))))));

    /// <summary>A table of rows.</summary>
    public static string TableXml(IEnumerable<string> rows) =>
        $"<w:tbl><w:tblPr><w:tblW w:w=\"0\"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{string.Concat(rows)}</w:tbl>";

    /// <summary>A row of cells.</summary>
    public static string Row(IEnumerable<string> cells) => $"<w:tr><w:trPr><w:cantSplit/></w:trPr>{string.Concat(cells)}</w:tr>";

    /// <summary>A cell, a paragraph for each line.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="properties">XML inside tcPr, for example a span.</param>
    public static string Cell(string text, string properties = "") => CellOf(
        string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "<w:p/>" : $"<w:p><w:r><w:rPr><w:b/></w:rPr>{Text(line)}</w:r></w:p>")), properties);

    /// <summary>A cell with this XML as content.</summary>
    public static string CellOf(string xml, string properties = "") => $"<w:tc><w:tcPr><w:tcW w:w=\"1\"/>{properties}</w:tcPr>{xml}</w:tc>";

    /// <summary>The text of a run.</summary>
    public static string Text(string text) => $"<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t>";

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ["word/document.xml"] = $"{Prolog}<w:document xmlns:w=\"{Word}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>",
        };
        foreach (var (path, xml) in Parts) parts[path] = xml;
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
                part.Write(xml);
            }
        }

        return file.ToArray();
    }
}
