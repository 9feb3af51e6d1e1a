using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>The cells of a row by what they mean.</summary>
/// <param name="header">The table's header.</param>
/// <param name="row">The row.</param>
/// <param name="several">Whether places must name the table.</param>
/// <param name="problems">Gets what is wrong or doubtful.</param>
internal sealed class TaskCells(TaskHeader header, GridRow row, bool several, List<ImportProblem> problems)
{
    /// <summary>The row as people say it.</summary>
    public string Place => several && row.Table.Length > 0 ? $"{WrittenText.Shown(row.Table)} 第{row.Number}行" : $"第{row.Number}行";

    /// <summary>Its sheet or table.</summary>
    public string Table => several ? row.Table : "";

    /// <summary>Whether the table has such a column.</summary>
    public bool Has(TaskColumnMeaning meaning) => header.First(meaning) is not null;

    /// <summary>The cell's address, "C7"; empty when the table has no such column.</summary>
    public string AddressOf(TaskColumnMeaning meaning) => header.First(meaning) is { } column ? CellAddress.Of(column.Index, row.Number) : "";

    /// <summary>The text of a cell on one line; empty when the table has no such column.</summary>
    public string Text(TaskColumnMeaning meaning, int most)
    {
        if (header.First(meaning) is not { } column) return "";
        var cell = row[column.Index];
        if (cell.Fault is { } fault) Wrong(meaning, fault);
        var text = WrittenText.SingleLine(cell.Text);
        var length = text.EnumerateRunes().Count();
        if (length > most) Wrong(meaning, $"过长，最多 {most} 个字符，现有 {length} 个");
        return text;
    }

    /// <summary>The names in the cells of all columns with a meaning.</summary>
    public IEnumerable<string> Names(TaskColumnMeaning meaning)
    {
        foreach (var column in header.All(meaning))
        {
            if (row[column.Index].Fault is { } fault) Wrong(meaning, fault);
            foreach (var name in UnitNames.Split(row[column.Index].Text)) yield return name;
        }
    }

    /// <summary>Notes what cannot be taken over.</summary>
    public void Wrong(TaskColumnMeaning meaning, string description) => Add(ProblemSeverity.Error, meaning, description);

    /// <summary>Notes what a person should look at.</summary>
    public void Doubtful(TaskColumnMeaning meaning, string description) => Add(ProblemSeverity.Warning, meaning, description);

    private void Add(ProblemSeverity severity, TaskColumnMeaning meaning, string description)
    {
        var place = AddressOf(meaning) is { Length: > 0 } cell ? $"{Place} {TaskColumn.HeadingOf(meaning)}（{cell}）" : Place;
        problems.Add(new(severity, place, Table, AddressOf(meaning), description));
    }
}
