using DocumentFormat.OpenXml;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Attributes of the element a reader stands on.</summary>
internal static class XlsxAttributes
{
    /// <summary>The value of an attribute by its local name; null when the element has none.</summary>
    public static string? Attribute(this OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name) return attribute.Value;
        }

        return null;
    }
}
