using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Puts what a person corrected into the cells before they are read: whole columns first, then single cells.</summary>
internal static class CorrectedCells
{
    /// <summary>Changes the cells; of two corrections of the same the later counts.</summary>
    /// <exception cref="RequestException"><see cref="Reason.InvalidRequest"/>: a correction names a cell that is not there.</exception>
    public static void Apply(IReadOnlyList<GridRow> rows, IReadOnlyList<CellCorrection> corrections)
    {
        if (corrections.Count == 0) return;
        var cells = new List<(int Column, int Row, string Table, int Correction)>();
        var columns = new Dictionary<(string Table, int Column), Dictionary<string, string>>();
        foreach (var (i, correction) in corrections.Index())
        {
            var bang = correction.Cell.LastIndexOf('!');
            var (table, address) = bang < 0 ? ("", correction.Cell) : (correction.Cell[..bang], correction.Cell[(bang + 1)..]);
            if (CellAddress.Read(address) is { } at) cells.Add((at.Column, at.Row, table, i));
            else if (CellAddress.Read(address + "1") is { } whole) TextsOf(table, whole.Column)[WrittenText.Compact(correction.Instead)] = correction.Text;
            else throw NoCell(correction, i);
        }

        foreach (var ((table, column), texts) in columns) ApplyToColumn(rows, table, column, texts);
        var byNumber = rows.ToLookup(row => row.Number);
        foreach (var (column, number, table, i) in cells)
        {
            var found = byNumber[number].Where(row => IsIn(row, table)).Take(2).ToList();
            if (found is not [var row] || column >= FileLimits.Columns) throw NoCell(corrections[i], i);
            row[column] = new GridCell(corrections[i].Text);
        }

        Dictionary<string, string> TextsOf(string table, int column)
        {
            if (!columns.TryGetValue((table, column), out var texts)) columns[(table, column)] = texts = [];
            return texts;
        }
    }

    private static void ApplyToColumn(IReadOnlyList<GridRow> rows, string table, int column, Dictionary<string, string> texts)
    {
        if (column >= FileLimits.Columns) return;
        foreach (var row in rows.Where(row => IsIn(row, table) && !row[column].Continues))
        {
            if (texts.TryGetValue(WrittenText.Compact(row[column].Text), out var text)) row[column] = new GridCell(text);
        }
    }

    private static bool IsIn(GridRow row, string table) => table.Length == 0 || row.Table == table;

    private static RequestException NoCell(CellCorrection correction, int i) => Refused.Invalid(
        $"corrections[{i}].cell",
        $"表格里没有“{WrittenText.Shown(correction.Cell)}”这一格；请写成 F7，有几个表格时写成 表2!F7，整列写成 F");
}
