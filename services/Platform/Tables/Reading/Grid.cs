using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>One sheet or table as rows of text cells, whatever kind of file it comes from; blank rows are left out, merges resolved.</summary>
/// <param name="Name">Name of the sheet; "表1", "表2" … in documents and pages; empty where the file can have only one.</param>
/// <param name="Rows">In order; numbers rise.</param>
public sealed record Grid(string Name, IReadOnlyList<GridRow> Rows)
{
    /// <summary>What stands above a table in a document or page, a line for each paragraph, the last three at most; empty for sheets.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Takes over a row unless it is blank.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: too many rows or columns.</exception>
    public static void Add(List<GridRow> rows, GridRow row)
    {
        if (row.IsBlank) return;
        if (rows.Count == FileLimits.Rows) throw TooManyRows();
        if (row.Width > FileLimits.Columns)
        {
            throw Unreadable.File($"第 {row.Number} 行的内容超出第 {CellAddress.Letters(FileLimits.Columns - 1)} 列，请删除多余的列");
        }

        rows.Add(row);
    }

    /// <summary>The refusal of a file that is too long.</summary>
    public static RequestException TooManyRows() => Unreadable.File($"有内容的行超过 {FileLimits.Rows} 行，请拆分后再导入");
}
