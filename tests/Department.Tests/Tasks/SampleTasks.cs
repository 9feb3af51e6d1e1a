using OpenGov.Departments.Tasks;
using OpenGov.Departments.Tasks.Limits;

namespace OpenGov.Departments.Tests.Tasks;

/// <summary>Tasks for tests without a service.</summary>
internal static class SampleTasks
{
    public static DateTimeOffset At(int month, int day, int hour = 4) => new(2021, month, day, hour, 0, 0, TimeSpan.Zero);

    public static TaskDraft Content(string title = "编制标准目录", string limit = "3月底前", params string[] units) => new()
    {
        Title = title,
        Limit = TaskLimitReader.Read(limit, 2021),
        Units = [.. (units.Length == 0 ? ["区民政局"] : units).Select(name => SampleDistrict.Units.Read(name, out _))],
    };

    public static Ledger LedgerOf(params TaskDraft[] contents) =>
        contents.Aggregate(new Ledger { Division = SampleDistrict.Division, Year = 2021 }, (ledger, content) => ledger.Add(content, content.Title, At(1, 5)));

    public static LedgerTask TaskOf(string limit = "3月底前", params string[] units) => LedgerOf(Content("编制标准目录", limit, units)).Tasks[0];

    public static TaskRecord Record(TaskRecordKind kind, string organisation, DateTimeOffset? at = null, DateOnly? due = null) =>
        new(kind, at ?? At(2, 1), organisation + ".editor", organisation, "已完成编制", kind is TaskRecordKind.Completion ? ["https://www.example.gov.cn/1"] : [], due);
}
