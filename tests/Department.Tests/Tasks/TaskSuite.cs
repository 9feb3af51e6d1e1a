using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Tasks;

public abstract class TaskSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private const string Proof = "https://www.example.gov.cn/a.html";

    [Fact]
    public async Task A_task_is_entered_reported_sent_back_and_struck_off()
    {
        var office = await District.AsAsync(Role.Office);
        var editor = await District.AsAsync(Role.Editor);
        var task = await AddAsync("编制标准目录", "常态化", "区民政局");
        Assert.Equal((District.Division + "-2021-001", 1, TaskState.Open, 1), (task.Id, task.Number, task.State, task.Revision));
        Assert.Equal((TaskUnitKind.Organisation, District.BureauId), (task.Units[0].Kind, task.Units[0].OrganisationId));

        task = await ReportAsync(task, editor, completed: false);
        Assert.Equal((TaskState.InProgress, Proof), (task.State, Assert.Single(Assert.Single(task.Records).Evidence)));
        task = await ReportAsync(task, editor, completed: true);
        var due = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        task = await Department.Tasks.ReturnTaskAsync(
            new() { Id = task.Id, Reason = "缺少佐证", DueOn = due, Revision = task.Revision, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        Assert.Equal((TaskState.Returned, due, false), (task.State, task.DueOn, task.Overdue));
        task = await ReportAsync(task, editor, completed: true);
        task = await Department.Tasks.VerifyTaskAsync(
            new() { Id = task.Id, Text = "已查看", Revision = task.Revision, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        Assert.Equal((TaskState.Verified, 6), (task.State, task.Revision));
        Assert.Equal(task, await Department.Tasks.GetTaskAsync(new() { Id = task.Id }, editor, cancellationToken: Ct));
        Assert.Equal(
            [TaskRecordKind.Progress, TaskRecordKind.Completion, TaskRecordKind.Return, TaskRecordKind.Completion, TaskRecordKind.Verification],
            task.Records.Select(record => record.Kind));

        var ledger = Assert.Single((await Department.Tasks.ListLedgersAsync(new(), editor, cancellationToken: Ct)).Ledgers);
        Assert.Equal((2021, 1, 1, 6), (ledger.Year, ledger.TaskCount, ledger.VerifiedCount, ledger.Revision));
    }

    [Fact]
    public async Task A_repeated_request_gives_the_first_answer_and_an_old_revision_is_aborted()
    {
        var editor = await District.AsAsync(Role.Editor);
        var create = new CreateTaskRequest { Task = New("编制标准目录", "常态化", "区民政局"), RequestId = TestDistrict.NewRequest() };
        var office = await District.AsAsync(Role.Office);
        var task = await Department.Tasks.CreateTaskAsync(create, office, cancellationToken: Ct);
        Assert.Equal(task, await Department.Tasks.CreateTaskAsync(create, office, cancellationToken: Ct));

        var report = Report(task, completed: false);
        var reported = await Department.Tasks.ReportTaskAsync(report, editor, cancellationToken: Ct);
        Assert.Equal(reported, await Department.Tasks.ReportTaskAsync(report, editor, cancellationToken: Ct));
        var refusal = await Refusal.OfAsync(Department.Tasks.ReportTaskAsync(Report(task, completed: false), editor, cancellationToken: Ct));
        refusal.Is(StatusCode.Aborted, "STALE_REVISION");
        Assert.Equal("2", refusal.Facts["current_revision"]);
    }

    [Fact]
    public async Task Many_enter_and_report_at_once_without_disturbing_each_other()
    {
        await District.AsAsync(Role.Editor);
        await District.AsAsync(Role.Office);
        var tasks = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AddAsync($"任务{i}", "常态化", "区民政局")));
        Assert.Equal(Enumerable.Range(1, 8), tasks.Select(task => task.Number).Order());
        var reported = await Task.WhenAll(tasks.Select(async task => await ReportAsync(task, await District.AsAsync(Role.Editor), completed: false)));
        Assert.All(reported, task => Assert.Equal(2, task.Revision));
    }

    [Fact]
    public async Task Only_who_is_responsible_reports_and_only_the_office_keeps()
    {
        var office = await District.AsAsync(Role.Office);
        var editor = await District.AsAsync(Role.Editor);
        var task = await AddAsync("编制标准目录", "常态化", "区政府办公室");
        (await Refusal.OfAsync(Department.Tasks.ReportTaskAsync(Report(task, completed: false), editor, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        task = await Department.Tasks.ReportTaskAsync(Report(task, completed: true), office, cancellationToken: Ct);
        (await Refusal.OfAsync(Department.Tasks.VerifyTaskAsync(
            new() { Id = task.Id, Revision = task.Revision, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "SELF_REVIEW");

        task = await Department.Tasks.UpdateTaskAsync(
            new()
            {
                Task = new() { Id = task.Id, VerifierOrganisationId = District.BureauId },
                UpdateMask = new() { Paths = { "verifier_organisation_id" } },
                Revision = task.Revision,
                RequestId = TestDistrict.NewRequest(),
            },
            office,
            cancellationToken: Ct);
        task = await Department.Tasks.VerifyTaskAsync(
            new() { Id = task.Id, Revision = task.Revision, RequestId = TestDistrict.NewRequest() }, await District.AsAsync(Role.Leader), cancellationToken: Ct);
        Assert.Equal((TaskState.Verified, "编制标准目录"), (task.State, task.Title));
    }

    [Fact]
    public async Task Another_district_neither_sees_nor_changes_anything()
    {
        var task = await AddAsync("编制标准目录", "常态化", "区民政局");
        var elsewhere = new TestDistrict(Department);
        var foreign = await elsewhere.AsAsync(Role.Office);
        (await Refusal.OfAsync(Department.Tasks.GetTaskAsync(new() { Id = task.Id }, foreign, cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(Department.Tasks.CloseTaskAsync(
            new() { Id = task.Id, Reason = "不再需要", Revision = 1, RequestId = TestDistrict.NewRequest() }, foreign, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(Department.Tasks.ListTasksAsync(new() { Division = District.Division }, foreign, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(Department.Tasks.CreateTaskAsync(
            new() { Task = New("他区任务", "常态化", "区民政局"), RequestId = TestDistrict.NewRequest() }, foreign, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        Assert.Empty((await Department.Tasks.ListTasksAsync(new(), foreign, cancellationToken: Ct)).Tasks);
        Assert.Single((await Department.Tasks.ListTasksAsync(new() { Division = District.Division }, await Department.AsAdministratorAsync(), cancellationToken: Ct)).Tasks);
    }

    [Fact]
    public async Task Tasks_are_listed_by_unit_state_year_and_overdue_in_pages()
    {
        var editor = await District.AsAsync(Role.Editor);
        await District.AddAsync(District.Street(1, "韦曲街道办事处"));
        await AddAsync("甲", "3月底前", "区民政局");
        await AddAsync("乙", "常态化", "各街办");
        await AddAsync("丙", "常态化", "区政府各部门", "各街办");
        await AddAsync(new(New("丁", "常态化", "区民政局")) { Year = 2022 });
        await ReportAsync(await AddAsync("戊", "3月底前", "区民政局"), editor, completed: true);

        Assert.Equal("甲乙丙戊丁", await TitlesAsync(new()));
        Assert.Equal("甲乙丙戊", await TitlesAsync(new() { Year = 2021 }));
        Assert.Equal("甲丙戊丁", await TitlesAsync(new() { OrganisationId = District.BureauId }));
        Assert.Equal("乙丙", await TitlesAsync(new() { OrganisationId = District.Division + "001" }));
        Assert.Equal("戊", await TitlesAsync(new() { State = TaskState.Submitted }));
        Assert.Equal("甲", await TitlesAsync(new() { Overdue = true }));
        Assert.Equal("", await TitlesAsync(new() { Overdue = true, Year = 2022 }));
        (await Refusal.OfAsync(Department.Tasks.ListTasksAsync(new() { OrganisationId = "gone" }, editor, cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
        var page = await Department.Tasks.ListTasksAsync(new() { PageSize = 2 }, editor, cancellationToken: Ct);
        (await Refusal.OfAsync(Department.Tasks.ListTasksAsync(new() { PageSize = 2, Year = 2021, PageToken = page.NextPageToken }, editor, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID", "pageToken");

        var json = await RestAsync($"/v1/tasks?overdue=true&division={District.Division}");
        var task = Assert.Single(json.GetProperty("tasks").EnumerateArray());
        Assert.Equal(("甲", "2021-03-31", true), (task.GetProperty("title").GetString(), task.GetProperty("dueOn").GetString(), task.GetProperty("daysOverdue").GetInt32() > 365));
    }

    [Fact]
    public async Task Wrong_input_is_named_field_by_field()
    {
        var wrong = New("", "2月30日前", "区民政局、区财政局");
        wrong.Year = 1999;
        (await CreateRefusedAsync(wrong)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "task.title");
        wrong.Title = "换\n行";
        (await CreateRefusedAsync(wrong)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "task.year", "task.title", "task.units[0].name");
        (await CreateRefusedAsync(new(New("甲", "3月底前", "区民政局")) { Limit = new() { Text = "3月底前", DueOn = "2021-04-01" }, VerifierOrganisationId = "gone" }))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "task.limit.dueOn", "task.verifierOrganisationId");

        var task = await AddAsync("甲", "3月底前", "区民政局");
        var report = Report(task, completed: true);
        report.Evidence.Clear();
        (await ReportRefusedAsync(report)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "evidence");
        report.Evidence.Add(["javascript:alert(1)", "httpx://a.cn/x", "https://", "https://用户@a.cn/", "http://a.cn/1"]);
        (await ReportRefusedAsync(report)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "evidence[0]", "evidence[1]", "evidence[2]", "evidence[3]");
        (await Refusal.OfAsync(Department.Tasks.ReturnTaskAsync(
            new() { Id = task.Id, Reason = "缺少佐证", DueOn = "2021-05-31", Revision = 1, RequestId = TestDistrict.NewRequest() },
            await District.AsAsync(Role.Office),
            cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "dueOn");
    }

    private async Task<JsonElement> RestAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("authorization", (await District.AsAsync(Role.Office)).GetValue("authorization"));
        using var answer = await Department.Rest.SendAsync(request, Ct);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<string> TitlesAsync(ListTasksRequest request)
    {
        var titles = "";
        request.PageSize = 2;
        do
        {
            var page = await Department.Tasks.ListTasksAsync(request, await District.AsAsync(Role.Editor), cancellationToken: Ct);
            titles += string.Concat(page.Tasks.Select(task => task.Title));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return titles;
    }

    private LedgerTask New(string title, string limit, params string[] units) => new()
    {
        Division = District.Division,
        Year = 2021,
        Title = title,
        Limit = new() { Text = limit },
        Units = { units.Select(name => new TaskUnit { Name = name }) },
    };

    private Task<LedgerTask> AddAsync(string title, string limit, params string[] units) => AddAsync(New(title, limit, units));

    private async Task<LedgerTask> AddAsync(LedgerTask task)
    {
        await District.AddBureauAsync();
        return await Department.Tasks.CreateTaskAsync(new() { Task = task, RequestId = TestDistrict.NewRequest() }, await District.AsAsync(Role.Office), cancellationToken: Ct);
    }

    private async Task<Refusal> CreateRefusedAsync(LedgerTask task) => await Refusal.OfAsync(Department.Tasks.CreateTaskAsync(
        new() { Task = task, RequestId = TestDistrict.NewRequest() }, await District.AsAsync(Role.Office), cancellationToken: Ct));

    private static ReportTaskRequest Report(LedgerTask task, bool completed) => new()
    {
        Id = task.Id,
        Text = "目录已公开",
        Evidence = { Proof },
        Completed = completed,
        Revision = task.Revision,
        RequestId = TestDistrict.NewRequest(),
    };

    private async Task<LedgerTask> ReportAsync(LedgerTask task, Metadata who, bool completed) =>
        await Department.Tasks.ReportTaskAsync(Report(task, completed), who, cancellationToken: Ct);

    private async Task<Refusal> ReportRefusedAsync(ReportTaskRequest report) =>
        await Refusal.OfAsync(Department.Tasks.ReportTaskAsync(report, await District.AsAsync(Role.Editor), cancellationToken: Ct));
}

public sealed class TasksOnEmbedded(SharedDepartments shared) : TaskSuite(shared, Engine.Embedded);

public sealed class TasksOnMongoDB(SharedDepartments shared) : TaskSuite(shared, Engine.MongoDB);
