using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Writing;

namespace OpenGov.Catalogues.Exchange.Export;

/// <summary>A version as a file with the official table.</summary>
public static class VersionFile
{
    /// <summary>What the file is named, without ending: the title and which version it is.</summary>
    public static string NameOf(CatalogueVersion version) => version.IsWorking ? $"{version.Title}（草稿）" : $"{version.Title}（第{version.Number}版）";

    /// <summary>The file's bytes: always the same for the same version.</summary>
    /// <param name="version">The version; a working one is marked as a draft in the file.</param>
    /// <param name="kind">What to write; not JSON, which is the contract's.</param>
    public static byte[] Write(CatalogueVersion version, FileKind kind)
    {
        var table = CatalogueTable.Of(version);
        return kind.Ending switch
        {
            "xlsx" => XlsxBook.Write(table),
            "docx" => DocxDocument.Write(table),
            "csv" => CsvText.Write(table, withTitle: version.IsWorking),
            "html" => HtmlPage.Write(table),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.Ending, "Not a table file."),
        };
    }
}
