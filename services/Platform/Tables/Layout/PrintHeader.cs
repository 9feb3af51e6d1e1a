namespace OpenGov.Platform.Tables.Layout;

/// <summary>A cell of a table's head.</summary>
/// <param name="Text">The heading.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Columns">How many columns it spans.</param>
/// <param name="Rows">How many rows it spans.</param>
public sealed record HeadCell(string Text, int Column, int Columns, int Rows);

/// <summary>The head of a table: one row, or two with the groups above.</summary>
public static class PrintHeader
{
    /// <summary>Its rows, each from left to right.</summary>
    public static IReadOnlyList<IReadOnlyList<HeadCell>> Of(IReadOnlyList<PrintColumn> columns)
    {
        if (columns.All(column => column.Group.Length == 0)) return [[.. columns.Select((column, i) => new HeadCell(column.Heading, i, 1, 1))]];
        var (upper, lower) = (new List<HeadCell>(), new List<HeadCell>());
        for (var i = 0; i < columns.Count;)
        {
            var group = columns[i].Group;
            var end = i + 1;
            while (group.Length > 0 && end < columns.Count && columns[end].Group == group) end++;
            upper.Add(group.Length > 0 ? new(group, i, end - i, 1) : new(columns[i].Heading, i, 1, 2));
            if (group.Length > 0) lower.AddRange(Enumerable.Range(i, end - i).Select(column => new HeadCell(columns[column].Heading, column, 1, 1)));
            i = end;
        }

        return [upper, lower];
    }
}
