using System.Text;
using Google.Protobuf;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Events;
using OpenGov.Testing;

namespace OpenGov.Departments.Tests.Tasks;

public abstract class TaskImportSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private const string Doubtful = "序号,重点任务,时限要求,责任单位\n1,编制目录,3月底前,区民政局\n2,按新指引编制,标准指引发布后3个月内,见附件2\n";

    [Fact]
    public async Task A_preview_changes_nothing_and_an_import_takes_all_or_nothing()
    {
        var office = await District.AsAsync(Role.Office);
        await District.AddBureauAsync();
        var preview = await Department.Tasks.ImportTasksAsync(Import(Doubtful, preview: true), office, cancellationToken: Ct);
        Assert.Equal((2, 0, 0, null as Ledger), (preview.AddedCount, preview.ChangedCount, preview.UnchangedCount, preview.Ledger));
        Assert.Equal([TaskLimitKind.Dated, TaskLimitKind.Event], preview.Tasks.Select(task => task.Limit.Kind));
        Assert.Equal(["C3", "D3"], preview.Problems.Select(problem => problem.Cell));
        Assert.Equal("ABCD", string.Concat(preview.Columns.Select(column => column.Column)));
        Assert.Empty((await Department.Tasks.ListLedgersAsync(new(), office, cancellationToken: Ct)).Ledgers);

        (await ImportRefusedAsync(Import(Doubtful))).Is(StatusCode.InvalidArgument, "WARNINGS_UNACCEPTED", "第3行 时限要求（C3）", "第3行 责任单位（D3）");
        (await ImportRefusedAsync(Import(Doubtful + "3,没有单位,常态化,\n", accept: true)))
            .Is(StatusCode.InvalidArgument, "TABLE_UNREADABLE", "第4行 责任单位（D4）");
        Assert.Empty((await Department.Tasks.ListTasksAsync(new(), office, cancellationToken: Ct)).Tasks);

        var request = Import(Doubtful, accept: true);
        var imported = await Department.Tasks.ImportTasksAsync(request, office, cancellationToken: Ct);
        Assert.Equal((2, 2, 1), (imported.AddedCount, imported.Ledger.TaskCount, imported.Ledger.Revision));
        Assert.Equal(imported, await Department.Tasks.ImportTasksAsync(request, office, cancellationToken: Ct));
        (await ImportRefusedAsync(Import(Doubtful, accept: true))).Is(StatusCode.Aborted, "STALE_REVISION");
        Assert.Equal(["编制目录", "按新指引编制"], (await Department.Tasks.ListTasksAsync(new(), office, cancellationToken: Ct)).Tasks.Select(task => task.Title));
    }

    [Fact]
    public async Task What_is_exported_over_REST_is_imported_as_unchanged()
    {
        var office = await District.AsAsync(Role.Office);
        await District.AddBureauAsync();
        await Department.Tasks.ImportTasksAsync(Import(Doubtful + "3,=1+1,常态化,区民政局\n", accept: true), office, cancellationToken: Ct);
        foreach (var format in (string[])["TASK_FILE_FORMAT_CSV", "TASK_FILE_FORMAT_XLSX"])
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, $"/v1/tasks:export?year=2021&format={format}");
            ask.Headers.TryAddWithoutValidation("authorization", office.GetValue("authorization"));
            using var answer = (await Department.Rest.SendAsync(ask, Ct)).EnsureSuccessStatusCode();
            var file = await answer.Content.ReadAsByteArrayAsync(Ct);
            if (format.EndsWith("CSV", StringComparison.Ordinal)) Assert.Contains(",'=1+1,", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
            var again = Import("", accept: true);
            (again.FileName, again.Content, again.Preview) = ($"台账.{format[^4..].Trim('_').ToLowerInvariant()}", ByteString.CopyFrom(file), true);
            var preview = await Department.Tasks.ImportTasksAsync(again, office, cancellationToken: Ct);
            Assert.Equal((0, 0, 3), (preview.AddedCount, preview.ChangedCount, preview.UnchangedCount));
        }
    }

    [Fact]
    public async Task Exports_and_imports_are_for_the_own_district()
    {
        await District.AsAsync(Role.Office);
        var foreign = await new TestDistrict(Department).AsAsync(Role.Office);
        (await Refusal.OfAsync(Department.Tasks.ExportTasksAsync(
            new() { Division = District.Division, Year = 2021, Format = TaskFileFormat.Csv }, foreign, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(Department.Tasks.ImportTasksAsync(Import(Doubtful, preview: true), foreign, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(Department.Tasks.ExportTasksAsync(new() { Year = 2021, Format = TaskFileFormat.Csv }, foreign, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task An_overdue_task_is_told_once()
    {
        var office = await District.AsAsync(Role.Office);
        await District.AddBureauAsync();
        await Department.Tasks.ImportTasksAsync(Import(Doubtful, accept: true), office, cancellationToken: Ct);

        // A change of another task is written after it; when its log entry is there, so are all before it.
        var id = District.Division + "-2021-001";
        await Eventually.True(async () => (await ToldAsync(id)).Count > 0);
        await District.AddAsync(District.Bureau("last", "最后一个局"));
        await Eventually.True(async () => (await LogAsync()).OfType<OrganisationChanged>().Any(changed => changed.OrganisationId == District.Division + "-last"));
        var told = Assert.Single(await ToldAsync(id));
        Assert.Equal((new DateOnly(2021, 3, 31), "编制目录", District.BureauId), (told.DueOn, told.Title, Assert.Single(told.OrganisationIds)));
    }

    private async Task<List<TaskOverdue>> ToldAsync(string id) => [.. (await LogAsync()).OfType<TaskOverdue>().Where(told => told.TaskId == id)];

    private async Task<List<ServiceEvent>> LogAsync()
    {
        var log = (IEventLog)((Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider)Department.Services).GetRequiredKeyedService(typeof(IEventLog), DepartmentHosting.Name);
        List<ServiceEvent> all = [];
        await foreach (var entry in log.WatchAsync(0, true, Ct)) all.Add(log.Event(entry));
        return all;
    }

    private ImportTasksRequest Import(string text, bool preview = false, bool accept = false) => new()
    {
        Division = District.Division,
        Year = 2021,
        FileName = "任务分解表.csv",
        Content = ByteString.CopyFromUtf8(text),
        Preview = preview,
        AcceptWarnings = accept,
        RequestId = TestDistrict.NewRequest(),
    };

    private async Task<Refusal> ImportRefusedAsync(ImportTasksRequest request) =>
        await Refusal.OfAsync(Department.Tasks.ImportTasksAsync(request, await District.AsAsync(Role.Office), cancellationToken: Ct));
}

public sealed class TaskImportsOnEmbedded(SharedDepartments shared) : TaskImportSuite(shared, Engine.Embedded);

public sealed class TaskImportsOnMongoDB(SharedDepartments shared) : TaskImportSuite(shared, Engine.MongoDB);
