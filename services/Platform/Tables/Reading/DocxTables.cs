using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// The tables of a document's XML (ISO/IEC 29500-1, 17.4): text of all runs as people see it, with symbol-font glyphs, breaks and boxes to
/// tick; deleted text, field codes and text boxes left out.
/// </summary>
internal sealed class DocxTables
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string WordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>Elements whose content people do not see in the table.</summary>
    private static readonly HashSet<string> LeftOut =
    [
        "txbxContent", "del", "moveFrom", "instrText", "delText", "delInstrText", "rubyPr", "rt", "sectPr", "pPr", "tblPr", "tblGrid", "trPrChange",
        "tcPrChange",
    ];

    private readonly TableCollector tables = new();
    private readonly StringBuilder run = new();
    private string? runFont;
    private bool hiddenRun;
    private bool trackedChanges;

    private DocxTables()
    {
    }

    /// <summary>The tables, and notices in Chinese of what was left out.</summary>
    /// <exception cref="XmlException">Not well-formed, or with a document type.</exception>
    /// <exception cref="InvalidDataException">Nested too deep.</exception>
    public static (IReadOnlyList<Grid> Grids, IReadOnlyList<string> Notices) Read(XmlReader reader)
    {
        var document = new DocxTables();
        for (var more = reader.Read(); more;)
        {
            if (reader.Depth > FileLimits.Depth) throw new InvalidDataException("Nested too deep.");
            // A skip leaves the reader on the next node already.
            more = document.IsLeftOut(reader) ? SkipElement(reader) : document.Take(reader) && reader.Read();
        }

        document.tables.End();
        return (document.tables.Tables, document.trackedChanges ? ["文档带有修订痕迹：已删除的文字没有导入，新增的文字已导入"] : []);
    }

    /// <summary>Skips without recursion, bounded in depth like the rest.</summary>
    private static bool SkipElement(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement) return reader.Read();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth > FileLimits.Depth) throw new InvalidDataException("Nested too deep.");
        }

        return !reader.EOF && reader.Read();
    }

    private bool IsLeftOut(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element) return false;
        // The same content again for programs that do not know the newer form.
        if (reader.LocalName == "Fallback") return true;
        if (!IsWord(reader) || !LeftOut.Contains(reader.LocalName)) return false;
        trackedChanges |= reader.LocalName is "del" or "moveFrom";
        return true;
    }

    private static bool IsWord(XmlReader reader) => reader.NamespaceURI is Word or WordStrict;

    private bool Take(XmlReader reader)
    {
        if (!IsWord(reader)) return true;
        if (reader.NodeType == XmlNodeType.Element)
        {
            Begin(reader);
            if (reader.IsEmptyElement) End(reader.LocalName);
        }
        else if (reader.NodeType == XmlNodeType.EndElement)
        {
            End(reader.LocalName);
        }

        return true;
    }

    private void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "tbl": tables.BeginTable(); break;
            case "tr": tables.BeginRow(); break;
            case "tc": tables.BeginCell(); break;
            case "gridBefore": tables.SkipColumns(Number(reader)); break;
            case "gridSpan": tables.DescribeCell(columnSpan: Math.Max(1, Number(reader))); break;
            case "vMerge": tables.DescribeCell(continued: Value(reader) is not "restart"); break;
            case "r": (runFont, hiddenRun) = (null, false); break;
            case "rFonts": runFont = Attribute(reader, "ascii") ?? Attribute(reader, "hAnsi") ?? Attribute(reader, "eastAsia"); break;
            case "vanish": hiddenRun = Value(reader) is not ("0" or "false"); break;
            case "t": TakeText(reader); break;
            case "tab": run.Append(' '); break;
            case "br" or "cr": run.Append('\n'); break;
            case "noBreakHyphen": run.Append('-'); break;
            case "sym": run.Append(SymbolGlyphs.Show(Attribute(reader, "char"), Attribute(reader, "font"), isCode: true)); break;
            // A box of a form: ticked or not; the value that the form opened with counts until someone ticks.
            case "checkBox": run.Append('□'); break;
            case "default" or "checked": TakeTick(reader); break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "tbl": tables.EndTable(); break;
            case "tr": tables.EndRow(); break;
            case "tc": tables.EndCell(); break;
            case "r": Flush(); break;
            case "p": tables.EndLine(); break;
        }
    }

    private void TakeText(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        // Not ReadElementContentAsString: it would go past the end, and text inside other elements is no text of a run.
        while (reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
        {
            run.Append(SymbolGlyphs.Show(reader.Value, runFont));
            if (run.Length > FileLimits.CellLength) Flush();
        }
    }

    private void TakeTick(XmlReader reader)
    {
        if (run is not [.., '□' or '☑']) return;
        run[^1] = Value(reader) is null or "1" or "true" or "on" ? '☑' : '□';
    }

    private void Flush()
    {
        if (run.Length == 0) return;
        var text = run.ToString();
        run.Clear();
        if (hiddenRun) return;
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (i > 0) tables.EndLine();
            tables.Text(line);
        }
    }

    private static string? Value(XmlReader reader) => Attribute(reader, "val");

    private static int Number(XmlReader reader) => int.TryParse(Value(reader), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Attribute(XmlReader reader, string name) => reader.GetAttribute(name, Word) ?? reader.GetAttribute(name, WordStrict);
}
