using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>A ledger after an import.</summary>
/// <param name="Next">The ledger.</param>
/// <param name="Numbers">The numbers of the file's tasks, in the order of its rows.</param>
/// <param name="Added">Tasks added.</param>
/// <param name="Changed">Tasks that were there and say something else now.</param>
/// <param name="Problems">What cannot be taken over.</param>
internal sealed record MergedLedger(Ledger Next, IReadOnlyList<int> Numbers, int Added, int Changed, IReadOnlyList<ImportProblem> Problems);

/// <summary>Brings a file's tasks and a ledger together: a task with the same words is the same task; none is removed.</summary>
internal static class LedgerMerge
{
    /// <summary>The ledger with the tasks of a file.</summary>
    /// <param name="ledger">The ledger as it is.</param>
    /// <param name="rows">The file's tasks.</param>
    /// <param name="origin">Tells the import.</param>
    /// <param name="at">Now.</param>
    public static MergedLedger Of(Ledger ledger, IReadOnlyList<TaskRow> rows, string origin, DateTimeOffset at)
    {
        var present = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var task in ledger.Tasks) present.TryAdd(TaskRowReader.KeyOf(task.Content), task.Number);
        var tasks = ledger.Tasks.ToList();
        var numbers = new List<int>();
        var problems = new List<ImportProblem>();
        var changed = 0;
        foreach (var (i, row) in rows.Index())
        {
            if (!present.TryGetValue(TaskRowReader.KeyOf(row.Content), out var number))
            {
                tasks.Add(LedgerTask.Add(tasks.Count + 1, row.Content, $"{origin}-{i}", at));
                numbers.Add(tasks.Count);
                continue;
            }

            numbers.Add(number);
            var task = tasks[number - 1];
            // A day that the office has given for the same words stays.
            var content = row.Content with { Limit = row.Content.Limit.Text == task.Content.Limit.Text ? task.Content.Limit : row.Content.Limit };
            if (content == task.Content) continue;
            if (task.IsOver)
            {
                problems.Add(new(ProblemSeverity.Error, row.Place, row.Table, row.Cell, $"任务“{StateNames.Of(task.State)}”，不能再改；请删除这一行，或改回原来的内容"));
                continue;
            }

            tasks[number - 1] = task.Say(content, at);
            changed++;
        }

        if (tasks.Count > Ledger.MostTasks)
        {
            problems.Add(new(ProblemSeverity.Error, "文件", "", "", $"导入后台账有 {tasks.Count} 项任务，超过 {Ledger.MostTasks} 项"));
        }

        return new MergedLedger(ledger with { Tasks = tasks }, numbers, tasks.Count - ledger.Tasks.Count, changed, problems);
    }
}
