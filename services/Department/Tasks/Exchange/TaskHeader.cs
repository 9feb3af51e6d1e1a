using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>The header of a table of tasks: one row that names the task and who is responsible.</summary>
/// <param name="Columns">From left to right.</param>
/// <param name="IsShared">Whether a header stands above two columns: what the tasks belong to, and the tasks.</param>
internal sealed record TaskHeader(IReadOnlyList<TaskColumn> Columns, bool IsShared)
{
    /// <summary>The header in a row; null when the row is none.</summary>
    public static TaskHeader? Read(GridRow row)
    {
        var columns = new List<TaskColumn>();
        for (var i = 0; i < row.Width; i++)
        {
            var text = WrittenText.SingleLine(row[i].Text);
            columns.Add(new(i, text, TaskColumn.MeaningOf(text)));
        }

        if (Find(columns, TaskColumnMeaning.Title) < 0 || Find(columns, TaskColumnMeaning.Units) < 0) return null;
        var title = Find(columns, TaskColumnMeaning.Title);
        var isShared = false;
        if (title + 1 < columns.Count && columns[title + 1].Header.Length == 0 && Find(columns, TaskColumnMeaning.Category) < 0)
        {
            // "工作任务" above two columns: the heading of a group, and its tasks.
            columns[title] = columns[title] with { Meaning = TaskColumnMeaning.Category };
            columns[title + 1] = columns[title + 1] with { Meaning = TaskColumnMeaning.Title };
            isShared = true;
        }

        return new TaskHeader(columns, isShared);
    }

    /// <summary>Whether a row says the same as the header: long tables repeat it on every page.</summary>
    public bool IsRepeatedIn(GridRow row) => Read(row) is { } again && again.Columns.Count(column => column.Header.Length > 0) is > 1
        && again.Columns.Where(column => column.Header.Length > 0)
            .All(column => Columns.Any(own => own.Index == column.Index && WrittenText.Compact(own.Header) == WrittenText.Compact(column.Header)));

    /// <summary>The first column with a meaning; null for none.</summary>
    public TaskColumn? First(TaskColumnMeaning meaning) => Columns.FirstOrDefault(column => column.Meaning == meaning);

    /// <summary>All columns with a meaning.</summary>
    public IEnumerable<TaskColumn> All(TaskColumnMeaning meaning) => Columns.Where(column => column.Meaning == meaning);

    private static int Find(List<TaskColumn> columns, TaskColumnMeaning meaning) => columns.FindIndex(column => column.Meaning == meaning);
}
