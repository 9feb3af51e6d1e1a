using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Ledger;

/// <summary>任务台账: what is to be done, who reports, who verifies (销号).</summary>
public sealed partial class TasksPage
{
    private List<LedgerTask>? tasks;
    private IReadOnlyDictionary<string, Organisation> organisations = null!;
    private StaffMember member = null!;
    private RequestException? fault;
    private string done = "", text = "", evidence = "";
    private string? open;
    private bool overdue, mine, completed;

    private List<LedgerTask> Shown =>
        [.. tasks!.Where(task => (!overdue || task.Overdue) && (!mine || task.Units.Any(unit => unit.OrganisationId == member.OrganisationId)))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        member = await Session.MemberAsync();
        organisations = await Names.AllAsync();
        await DoAsync(LoadAsync);
    }

    private static string Word(TaskState state) => state switch
    {
        TaskState.Open => "待落实",
        TaskState.InProgress => "推进中",
        TaskState.Submitted => "待核查",
        TaskState.Returned => "整改中",
        TaskState.Verified => "已销号",
        TaskState.Closed => "已终止",
        _ => "",
    };

    private bool Reports(LedgerTask task) => task.State is TaskState.Open or TaskState.InProgress or TaskState.Returned
        && member.Roles.Contains(Role.Editor) && task.Units.Any(unit => unit.OrganisationId == member.OrganisationId);

    private bool Verifies(LedgerTask task) => task.State == TaskState.Submitted
        && (task.VerifierOrganisationId.Length == 0
            ? member.Roles.Contains(Role.Office)
            : member.Roles.Contains(Role.Leader) && task.VerifierOrganisationId == member.OrganisationId);

    private async Task LoadAsync()
    {
        var all = await Pages.AllAsync(
            token => Session.CallAsync(headers => Tasks.ListTasksAsync(new() { PageSize = 200, PageToken = token }, headers)),
            page => page.Tasks,
            page => page.NextPageToken);

        tasks = all;
    }

    private Task ReportAsync(LedgerTask task) => DoAsync(async () =>
    {
        var request = new ReportTaskRequest
        {
            Id = task.Id,
            Text = text,
            Completed = completed,
            Revision = task.Revision,
            RequestId = Guid.NewGuid().ToString(),
        };
        if (evidence.Length > 0)
        {
            request.Evidence.Add(evidence);
        }

        await Session.CallAsync(headers => Tasks.ReportTaskAsync(request, headers));
        await LoadAsync();
        (open, text, evidence, completed, done) = (null, "", "", false, "已报告。");
    });

    private Task VerifyAsync(LedgerTask task) => DoAsync(async () =>
    {
        await Session.CallAsync(headers => Tasks.VerifyTaskAsync(
            new() { Id = task.Id, Revision = task.Revision, RequestId = Guid.NewGuid().ToString() }, headers));
        await LoadAsync();
        done = "已销号。";
    });

    private async Task DoAsync(Func<Task> act)
    {
        (fault, done) = (null, "");
        try
        {
            await act();
        }
        catch (RequestException e)
        {
            fault = e;
        }
    }
}
