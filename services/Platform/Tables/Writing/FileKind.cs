namespace OpenGov.Platform.Tables.Writing;

/// <summary>Kinds of files that are written.</summary>
/// <param name="Ending">Ending of the file name.</param>
/// <param name="ContentType">Media type.</param>
public sealed record FileKind(string Ending, string ContentType)
{
    /// <summary>Excel.</summary>
    public static FileKind Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>Word.</summary>
    public static FileKind Docx { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /// <summary>Comma-separated values.</summary>
    public static FileKind Csv { get; } = new("csv", "text/csv; charset=utf-8");

    /// <summary>For programs.</summary>
    public static FileKind Json { get; } = new("json", "application/json; charset=utf-8");

    /// <summary>A page that stands alone.</summary>
    public static FileKind Html { get; } = new("html", "text/html; charset=utf-8");
}
