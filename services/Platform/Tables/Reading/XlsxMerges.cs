namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// Merged cells: the rows below show the top cell's text. Merges across columns need nothing: what is in the first column of a range
/// is found there, and the groups of a header are told by their second row.
/// </summary>
internal static class XlsxMerges
{
    public static void Resolve(List<GridRow> rows, IReadOnlyList<string> merges)
    {
        var filled = 0;
        foreach (var range in merges)
        {
            if (Read(range) is not { } merge || merge.Last == merge.First) continue;
            var at = rows.FindIndexOf(merge.First);
            if (at < 0 || rows[at][merge.Column] is { IsBlank: true }) continue;
            var top = rows[at][merge.Column] with { Continues = true };
            for (at++; at < rows.Count && rows[at].Number <= merge.Last; at++)
            {
                if (++filled > FileLimits.MergedCells) throw Unreadable.File("合并单元格过多，请取消合并后再导入");
                rows[at][merge.Column] = top;
            }
        }
    }

    private static int FindIndexOf(this List<GridRow> rows, int number)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Number == number) return middle;
            if (rows[middle].Number < number) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private static (int Column, int First, int Last)? Read(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && CellAddress.Read(range.AsSpan(0, colon)) is { } from && CellAddress.Read(range.AsSpan(colon + 1)) is { } to && to.Row >= from.Row
            ? (from.Column, from.Row, to.Row)
            : null;
    }
}
