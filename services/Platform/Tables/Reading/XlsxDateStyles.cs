using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Which cell styles show a number as a date or time: such a cell is no text, and its number would be nonsense.</summary>
internal static partial class XlsxDateStyles
{
    /// <summary>The numbers of those styles.</summary>
    public static IReadOnlySet<int> Read(WorkbookStylesPart? part)
    {
        var dates = new HashSet<int>();
        if (part is null) return dates;
        var formats = new Dictionary<int, string>();
        using var reader = OpenXmlReader.Create(part);
        for (var (style, inCellFormats) = (0, false); reader.Read();)
        {
            if (reader.ElementType == typeof(CellFormats)) inCellFormats = reader.IsStartElement;
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(NumberingFormat)) formats[Number(reader)] = reader.Attribute("formatCode") ?? "";
            if (!inCellFormats || reader.ElementType != typeof(CellFormat)) continue;
            if (IsDate(Number(reader), formats)) dates.Add(style);
            style++;
        }

        return dates;
    }

    private static int Number(OpenXmlReader reader) => int.TryParse(reader.Attribute("numFmtId"), CultureInfo.InvariantCulture, out var id) ? id : 0;

    // Built-in formats, those of Chinese Excel (27–36, 50–58) included.
    private static bool IsDate(int format, Dictionary<int, string> formats) =>
        format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58
        || (formats.TryGetValue(format, out var code) && DateLetters().IsMatch(Literals().Replace(code, "")));

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetters();

    /// <summary>Quoted text, escaped characters, and colours and locales in brackets.</summary>
    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]]*\]|General
        """, RegexOptions.IgnoreCase)]
    private static partial Regex Literals();
}
