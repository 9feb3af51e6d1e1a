using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Writes xlsx part by part, so that tests can also write what no spreadsheet program would.</summary>
public sealed class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<(string Name, string State, string Xml)> sheets = [];

    /// <summary>Parts beside or instead of the usual ones.</summary>
    public Dictionary<string, string> Parts { get; } = [];

    public string SharedStrings { get; set; } = "";

    public string Styles { get; set; } = "";

    /// <summary>XML of the columns of every sheet.</summary>
    public string Columns { get; set; } = "";

    /// <summary>What stands before the root of the first sheet.</summary>
    public string Prolog { get; set; } = "";

    public XlsxWriter Sheet(string name, string sheetData, IReadOnlyList<string>? merges = null, string state = "visible")
    {
        var merged = merges is { Count: > 0 } ? $"<mergeCells>{string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>" : "";
        sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData>{merged}</worksheet>"));
        return this;
    }

    public static string SheetData(IEnumerable<IReadOnlyList<string>> rows) => string.Concat(rows.Select((row, i) => Row(i + 1, row)));

    public static string Row(int number, IReadOnlyList<string> cells, string attributes = "") =>
        $"<row r=\"{number}\" {attributes}>{string.Concat(cells.Select((cell, i) => Text($"{OfficialTable.Letters[i]}{number}", cell)))}</row>";

    public static string Text(string address, string text) => text.Length == 0
        ? $"<c r=\"{address}\" s=\"0\"/>"
        : $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public byte[] ToBytes()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in AllParts())
            {
                using var part = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
                part.Write(xml);
            }
        }

        return file.ToArray();
    }

    private Dictionary<string, string> AllParts()
    {
        var overrides = string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"));
        var links = string.Concat(sheets.Select((_, i) => Link($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")));
        var names = string.Concat(sheets.Select((sheet, i) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"rId{i + 1}\"/>"));
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>{overrides}</Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}/relationships\">{Link("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{names}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}/relationships\">{links}"
                + $"{Link("rId1001", "sharedStrings", "sharedStrings.xml")}{Link("rId1002", "styles", "styles.xml")}</Relationships>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{SharedStrings}</sst>",
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\">{Styles}</styleSheet>",
        };
        for (var i = 0; i < sheets.Count; i++) parts[$"xl/worksheets/sheet{i + 1}.xml"] = (i == 0 ? Prolog : "") + sheets[i].Xml.Replace("<sheetData>", (Columns.Length > 0 ? $"<cols>{Columns}</cols>" : "") + "<sheetData>", StringComparison.Ordinal);
        foreach (var (path, xml) in Parts) parts[path] = xml;
        return parts;
    }

    private static string Link(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>";
}
