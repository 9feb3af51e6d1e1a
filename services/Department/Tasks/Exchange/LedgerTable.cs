using System.Globalization;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>A ledger as a table: what import reads, and behind it how each task stands.</summary>
internal static class LedgerTable
{
    /// <summary>The table.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="district">Names the verifying organisations.</param>
    /// <param name="today">Today.</param>
    public static PrintTable Of(Ledger ledger, DistrictUnits district, DateOnly today)
    {
        (PrintColumn Printed, Func<LedgerTask, string> Text)[] columns =
        [
            (Column(TaskColumnMeaning.Number, 3) with { IsCentred = true }, task => task.Number.ToString(CultureInfo.InvariantCulture)),
            (Column(TaskColumnMeaning.Category, 8), task => task.Content.Category),
            (Column(TaskColumnMeaning.Title, 20) with { NamesRow = true }, task => task.Title),
            (Column(TaskColumnMeaning.Requirement, 20), task => task.Content.Requirement),
            (Column(TaskColumnMeaning.Limit, 8), task => task.Content.Limit.Text),
            (Column(TaskColumnMeaning.Units, 10), task => UnitNames.Join(task.Units.Select(unit => unit.Name))),
            (Column(TaskColumnMeaning.Verifier, 6), task => district.Find(task.Content.VerifierId)?.Name ?? ""),
            (Column(TaskColumnMeaning.Remarks, 6), task => task.Content.Remarks),
            (new("状态", "", 4), task => StateNames.Of(task.State)),
            (new("截止日期", "", 6), task => Day.Written(task.DueOn)),
            (new("逾期天数", "", 4), task => task.IsOverdue(today) ? (today.DayNumber - task.DueOn!.Value.DayNumber).ToString(CultureInfo.InvariantCulture) : ""),
            (new("最近进展", "", 12), task => LastReport(task)?.Text ?? ""),
            (new("佐证链接", "", 10), task => string.Join('\n', LastReport(task)?.Evidence ?? [])),
        ];
        return new PrintTable
        {
            Title = $"{ledger.Year}年政务公开工作任务台账（{ledger.Division}）",
            SheetName = "任务台账",
            Columns = [.. columns.Select(column => column.Printed)],
            Rows = [.. ledger.Tasks.Select(task => new PrintRow([.. columns.Select(column => PrintCell.Of(column.Text(task)))]))],
        };
    }

    private static TaskRecord? LastReport(LedgerTask task) => task.Records.LastOrDefault(record => record.IsReport);

    private static PrintColumn Column(TaskColumnMeaning meaning, int width) => new(TaskColumn.HeadingOf(meaning), "", width);
}
