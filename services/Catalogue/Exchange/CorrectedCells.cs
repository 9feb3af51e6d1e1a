using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Files;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Puts what a person corrected into the cells before they are read.</summary>
internal static class CorrectedCells
{
    /// <summary>Changes the cells.</summary>
    /// <exception cref="RequestException"><see cref="Reason.InvalidRequest"/>: a correction names a cell that is not there.</exception>
    public static void Apply(IReadOnlyList<GridRow> rows, IReadOnlyList<CellCorrection> corrections)
    {
        if (corrections.Count == 0) return;
        var byNumber = rows.ToLookup(row => row.Number);
        foreach (var (i, correction) in corrections.Index())
        {
            var bang = correction.Cell.LastIndexOf('!');
            var (table, address) = bang < 0 ? ("", correction.Cell) : (correction.Cell[..bang], correction.Cell[(bang + 1)..]);
            var mine = (GridRow row) => table.Length == 0 || row.Table == table;
            if (CellAddress.Read(address) is { } at && byNumber[at.Row].Where(mine).ToList() is [var one] && at.Column < FileLimits.Columns) one[at.Column] = new GridCell(correction.Text);
            else if (CellAddress.Read(address + "1") is { } whole && whole.Column < FileLimits.Columns) ApplyToColumn(rows.Where(mine), whole.Column, correction);
            else throw Refused.Invalid($"corrections[{i}].cell", $"表格里没有“{WrittenText.Shown(correction.Cell)}”这一格；请写成 F7，有几个表格时写成 表2!F7，整列写成 F");
        }
    }

    private static void ApplyToColumn(IEnumerable<GridRow> rows, int column, CellCorrection correction)
    {
        var instead = WrittenText.Compact(correction.Instead);
        foreach (var row in rows)
        {
            if (!row[column].Continues && WrittenText.Compact(row[column].Text) == instead) row[column] = new GridCell(correction.Text);
        }
    }
}
