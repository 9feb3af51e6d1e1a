using Google.Api;
using Grpc.Core;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks;

/// <summary>TaskService of the contract.</summary>
internal sealed class TaskGrpc(TaskList list, TaskCalls calls, TaskImportCalls imports, TaskExport export) : Wire.TaskService.TaskServiceBase
{
    public override Task<Wire.ListTasksResponse> ListTasks(Wire.ListTasksRequest request, ServerCallContext context) =>
        list.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> GetTask(Wire.GetTaskRequest request, ServerCallContext context) =>
        list.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> CreateTask(Wire.CreateTaskRequest request, ServerCallContext context) =>
        calls.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> UpdateTask(Wire.UpdateTaskRequest request, ServerCallContext context) =>
        calls.UpdateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> ReportTask(Wire.ReportTaskRequest request, ServerCallContext context) =>
        calls.ReportAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> VerifyTask(Wire.VerifyTaskRequest request, ServerCallContext context) =>
        calls.VerifyAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> ReturnTask(Wire.ReturnTaskRequest request, ServerCallContext context) =>
        calls.ReturnAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.LedgerTask> CloseTask(Wire.CloseTaskRequest request, ServerCallContext context) =>
        calls.CloseAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ImportTasksResponse> ImportTasks(Wire.ImportTasksRequest request, ServerCallContext context) =>
        imports.ImportAsync(request, context.Caller(), context.CancellationToken);

    public override Task<HttpBody> ExportTasks(Wire.ExportTasksRequest request, ServerCallContext context) => export.WriteAsync(request, context);

    public override Task<Wire.ListLedgersResponse> ListLedgers(Wire.ListLedgersRequest request, ServerCallContext context) =>
        list.ListLedgersAsync(request, context.Caller(), context.CancellationToken);
}
