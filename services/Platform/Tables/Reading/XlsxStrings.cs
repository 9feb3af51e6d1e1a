using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>The texts that cells share by number; runs of rich text joined, glyphs of symbol fonts as they show, phonetic guides left out.</summary>
internal static class XlsxStrings
{
    /// <exception cref="XmlException">Not well-formed, or with a document type.</exception>
    public static IReadOnlyList<string> Read(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null) return strings;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, HardenedXml.Settings());
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si" && XlsxXml.IsMain(reader)) strings.Add(ReadRuns(reader));
        }

        return strings;
    }

    /// <summary>The text of the string item or inline string that the reader stands on; afterwards it stands on its end.</summary>
    public static string ReadRuns(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, guide) = (reader.Depth, int.MaxValue);
        var (first, more, font) = ("", (StringBuilder?)null, (string?)null);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.Depth <= guide) guide = reader.LocalName == "rPh" ? reader.Depth : int.MaxValue;
            if (guide != int.MaxValue) continue;
            if (reader.LocalName == "r") font = null;
            else if (reader.LocalName == "rFont") font = reader.GetAttribute("val");
            else if (reader.LocalName == "t") Add(SymbolGlyphs.Show(XlsxXml.Text(reader), font));
        }

        return Unescape(more?.ToString() ?? first);

        void Add(string text)
        {
            if (first.Length == 0) first = text;
            else (more ??= new StringBuilder(first)).Append(text);
        }
    }

    /// <summary>Characters that XML cannot hold are written as _x000D_.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
}
