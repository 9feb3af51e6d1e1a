using System.Xml;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>How XML of files is read: no document types, no entities, nothing from elsewhere, bounded.</summary>
internal static class HardenedXml
{
    /// <summary>New settings; each reader needs its own.</summary>
    public static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FileLimits.ZipBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };
}
