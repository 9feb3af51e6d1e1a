using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>The texts that cells share by number; runs of rich text joined, phonetic guides left out.</summary>
internal static class XlsxStrings
{
    public static IReadOnlyList<string> Read(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null) return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem)) strings.Add(ReadRuns(reader));
        }

        return strings;
    }

    /// <summary>The text of the string item or inline string that the reader stands on; afterwards it stands on its end.</summary>
    public static string ReadRuns(OpenXmlReader reader)
    {
        var whole = reader.ElementType;
        var (first, more, inGuide) = ("", (StringBuilder?)null, false);
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == whole))
        {
            if (reader.ElementType == typeof(PhoneticRun)) inGuide = reader.IsStartElement;
            if (inGuide || !reader.IsStartElement || reader.ElementType != typeof(Text)) continue;
            if (first.Length == 0) first = reader.GetText();
            else (more ??= new StringBuilder(first)).Append(reader.GetText());
        }

        return Unescape(more?.ToString() ?? first);
    }

    /// <summary>Characters that XML cannot hold are written as _x000D_.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
}
