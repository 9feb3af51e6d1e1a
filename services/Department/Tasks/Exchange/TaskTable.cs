using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>What was understood of a file with tasks.</summary>
/// <param name="Columns">Columns of its first table.</param>
/// <param name="Rows">Its tasks in the order of the rows; those with errors are left out.</param>
/// <param name="Problems">What is wrong or doubtful.</param>
/// <param name="Notices">What was left out and needs no decision, in Chinese.</param>
internal sealed record TaskReading(
    IReadOnlyList<TaskColumn> Columns, IReadOnlyList<TaskRow> Rows, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<string> Notices);

/// <summary>
/// Reads tables of tasks as they are found (seeds of domain.md §5): headers by their words, repeated on every page or in tables of their
/// own, group headings merged, blank or in rows of their own.
/// </summary>
internal static class TaskTable
{
    /// <summary>Reads the tasks of a file.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="content">The file.</param>
    /// <param name="year">The ledger's year.</param>
    /// <param name="district">Who may be responsible.</param>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: not a table of tasks, damaged, beyond a bound.</exception>
    public static TaskReading Read(string fileName, ReadOnlyMemory<byte> content, int year, DistrictUnits district)
    {
        var sheets = TableFile.Read(fileName, content);
        var notices = sheets.Notices.ToList();
        var several = sheets.Visible.Count(sheet => sheet.Rows.Count > 0) > 1;
        TaskHeader? first = null;
        var reader = new TaskRowReader(year, district, several);
        foreach (var sheet in sheets.Visible.Where(sheet => sheet.Rows.Count > 0))
        {
            var at = sheet.Rows.Take(20).Select(TaskHeader.Read).ToList().FindIndex(header => header is not null);
            if (at < 0)
            {
                notices.Add($"“{(sheet.Name.Length > 0 ? WrittenText.Shown(sheet.Name) : "表格")}”没有任务表的表头，没有导入");
                continue;
            }

            var header = TaskHeader.Read(sheet.Rows[at])!;
            first ??= header;
            reader.ReadTable(header, sheet.Rows.Skip(at + 1));
        }

        if (first is null) throw Unreadable.File("没有找到任务表的表头；表头要有“重点任务”（或“工作任务”）和“责任单位”等列，不能在隐藏的工作表里");
        if (reader.Rows.Count == 0 && reader.Problems.Count == 0) throw Unreadable.File("表头下面没有任务");
        if (reader.Rows.Count > Ledger.MostTasks) throw Unreadable.File($"有 {reader.Rows.Count} 项任务，超过 {Ledger.MostTasks} 项；请拆分后再导入");
        notices.AddRange(first.Columns
            .Where(column => column.Meaning is TaskColumnMeaning.Unknown && column.Header.Length > 0)
            .Select(column => $"{CellAddress.Letters(column.Index)} 列“{WrittenText.Shown(column.Header)}”没有导入"));
        return new TaskReading(first.Columns, reader.Rows, reader.Problems, notices);
    }
}
