using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>One sheet as rows of text cells, whatever kind of file it comes from; blank rows are left out, merges resolved.</summary>
/// <param name="Name">Name of the sheet; empty where the file has none.</param>
/// <param name="Rows">In order; numbers rise.</param>
internal sealed record Grid(string Name, IReadOnlyList<GridRow> Rows)
{
    /// <summary>The official table has 14 columns; twice as many are read so that extra ones can be named, and more.</summary>
    public const int MostColumns = 100;

    /// <summary>Rows with something in them; the items are at most 2,000.</summary>
    public const int MostRows = 10_000;

    /// <summary>Takes over a row unless it is blank.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: too many rows or columns.</exception>
    public static void Add(List<GridRow> rows, GridRow row)
    {
        if (row.IsBlank) return;
        if (rows.Count == MostRows) throw Unreadable.File($"有内容的行超过 {MostRows} 行，请拆分后再导入");
        if (row.Width > MostColumns) throw Unreadable.File($"第 {row.Number} 行的内容超出第 {CellAddress.Letters(MostColumns - 1)} 列，请删除多余的列");
        rows.Add(row);
    }
}
