using System.Text;
using System.Xml;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>The XML of spreadsheets (ISO/IEC 29500-1, 18).</summary>
internal static class XlsxXml
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string MainStrict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    /// <summary>Whether the element that a reader stands on is one of spreadsheets.</summary>
    public static bool IsMain(XmlReader reader) => reader.NamespaceURI is Main or MainStrict;

    /// <summary>The text of the element that a reader stands on; afterwards it stands on its end.</summary>
    public static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, first, more) = (reader.Depth, "", (StringBuilder?)null);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            if (first.Length == 0) first = reader.Value;
            else (more ??= new StringBuilder(first)).Append(reader.Value);
        }

        return more?.ToString() ?? first;
    }
}
