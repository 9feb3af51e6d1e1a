using System.IO.Compression;
using System.Security;
using System.Text;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;

namespace OpenGov.Benchmarks.Rows;

/// <summary>
/// An official table as spreadsheet programs save it: texts shared, a title and a header of two rows, 2,000 items of two and three rows each
/// with merged cells, 5,000 rows in all. It is the largest table that one catalogue can have.
/// </summary>
public sealed class Workbook
{
    /// <summary>Rows of items.</summary>
    public const int Rows = 5_000;

    /// <summary>Items.</summary>
    public const int Items = Rows / 5 * 2;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly string[] Header = ["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", ""];
    private static readonly string[] SubHeader = ["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级"];

    private readonly StringBuilder rows = new();
    private readonly StringBuilder merges = new();
    private readonly Dictionary<string, int> texts = [];
    private int row;
    private int merged;

    private Workbook()
    {
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Make()
    {
        var book = new Workbook();
        book.Add(["西安市长安区基层政务公开标准目录"]);
        book.Add(Header);
        book.Add(SubHeader);
        book.Merge("A2:A3", "B2:C2", "I2:J2", "K2:L2", "M2:N2");
        foreach (var (index, item) in ExampleItems.Take(Items).Index())
        {
            book.AddItem(index + 1, item.Elements, 2 + (index % 2));
        }

        return book.Pack();
    }

    private static string Letter(int column) => ((char)('A' + column)).ToString();

    private static string Tick(bool ticked) => ticked ? "√" : "";

    private void AddItem(int number, ItemElements item, int height)
    {
        var first = row + 1;
        var parts = item.Content.Split('；');
        var size = (parts.Length + height - 1) / height;
        for (var part = 0; part < height; part++)
        {
            var content = string.Join('；', parts.Skip(part * size).Take(size));
            Add(part > 0 ? ["", "", "", content] :
            [
                $"{number}", item.Category, item.Name, content, LegalBasisParser.Render(item.Bases), item.TimeLimit.Text, SubjectParser.Render(item.Subjects),
                ChannelParser.Render(item.Channels, ChannelLegend.Plain), Tick(item.Audience.WholeSociety), item.Audience.SpecificGroups,
                Tick(item.Methods.Contains(DisclosureMethod.Proactive)), Tick(item.Methods.Contains(DisclosureMethod.OnRequest)),
                Tick(item.Levels.Contains(Level.County)), Tick(item.Levels.Contains(Level.Township)),
            ]);
        }

        Merge([.. Enumerable.Range(0, Header.Length).Where(column => column != 3).Select(column => $"{Letter(column)}{first}:{Letter(column)}{row}")]);
    }

    private void Add(string[] cells)
    {
        rows.Append($"<row r=\"{++row}\" spans=\"1:{Header.Length}\">");
        for (var column = 0; column < Header.Length; column++)
        {
            var text = column < cells.Length ? cells[column] : "";
            rows.Append(text.Length == 0 ? $"<c r=\"{Letter(column)}{row}\" s=\"0\"/>" : $"<c r=\"{Letter(column)}{row}\" s=\"0\" t=\"s\"><v>{Shared(text)}</v></c>");
        }

        rows.Append("</row>");
    }

    private int Shared(string text)
    {
        if (!texts.TryGetValue(text, out var index)) texts[text] = index = texts.Count;
        return index;
    }

    private void Merge(params string[] ranges)
    {
        merged += ranges.Length;
        foreach (var range in ranges) merges.Append($"<mergeCell ref=\"{range}\"/>");
    }

    private byte[] Pack()
    {
        var shared = new StringBuilder();
        foreach (var text in texts.Keys) shared.Append("<si><t xml:space=\"preserve\">").Append(SecurityElement.Escape(text)).Append("</t></si>");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}.sharedStrings+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}.worksheet+xml\"/></Types>");
            Part(zip, "_rels/.rels", Links(("rId1", "officeDocument", "xl/workbook.xml")));
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"目录\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml")));
            Part(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" uniqueCount=\"{texts.Count}\">{shared}</sst>");
            Part(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData><mergeCells count=\"{merged}\">{merges}</mergeCells></worksheet>");
        }

        return file.ToArray();
    }

    private static string Links(params (string Id, string Type, string Target)[] links) =>
        $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(links.Select(link => $"<Relationship Id=\"{link.Id}\" Type=\"{Office}/{link.Type}\" Target=\"{link.Target}\"/>"))}</Relationships>";

    private static void Part(ZipArchive zip, string path, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        part.Write(xml);
    }
}
