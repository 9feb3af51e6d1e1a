using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Reads a table file in the official column layout (domain.md §1.1): all or nothing.</summary>
public static class TableImport
{
    /// <summary>Reads every item of the file.</summary>
    /// <param name="fileName">Its ending, .xlsx or .csv, says what it is.</param>
    /// <param name="content">The file, at most 10 MiB.</param>
    /// <exception cref="RequestException">
    /// <see cref="Reason.TableUnreadable"/> with a violation for each wrong cell ("第7行 公开时限（F7）"), column or the file itself.
    /// </exception>
    public static ImportedTable Read(string fileName, ReadOnlyMemory<byte> content) =>
        throw new RequestException(Reason.TableUnreadable, "表格导入尚未就绪。");
}
