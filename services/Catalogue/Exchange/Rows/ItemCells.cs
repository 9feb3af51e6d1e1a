using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>The cells of one item: one physical row, or several that a table spreads an item over (domain.md §1.4).</summary>
/// <param name="first">Its first row.</param>
internal sealed class ItemCells(RowCells first)
{
    private List<RowCells>? more;

    public RowCells First => first;

    public RowCells Last => more is null ? first : more[^1];

    public int Count => 1 + (more?.Count ?? 0);

    public IReadOnlyList<RowCells> Rows => more is null ? [first] : [first, .. more];

    /// <summary>What the item's cells of a column say: each text once, below each other.</summary>
    public string this[TableColumn column]
    {
        get
        {
            var text = first[column];
            if (more is null) return text;
            var texts = new List<string>();
            foreach (var row in Rows)
            {
                var next = row.Continues(column) ? "" : row[column];
                if (next.Length > 0 && !texts.Contains(next)) texts.Add(next);
            }

            return texts.Count == 0 ? text : string.Join('\n', texts);
        }
    }

    public void Add(RowCells row) => (more ??= []).Add(row);

    public bool IsFaulty(TableColumn column) => first.IsFaulty(column) || (more?.Exists(row => row.IsFaulty(column)) ?? false);

    /// <summary>Names what is wrong, at the first row that has something in the column.</summary>
    public void Report(TableColumn column, ProblemSeverity severity, string description, string proposal = "") =>
        ((more is null || first.IsOwn(column) ? null : more.Find(row => row.IsOwn(column))) ?? first).Report(column, severity, description, proposal);

    public void ReportOnce(TableColumn column, ProblemSeverity severity, string description, string proposal = "")
    {
        if (!IsFaulty(column)) Report(column, severity, description, proposal);
    }
}
