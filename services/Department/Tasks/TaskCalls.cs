using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks;

/// <summary>The calls that change one task: check, decide, write, answer.</summary>
internal sealed class TaskCalls(
    IDocuments<Ledger> ledgers, IDocuments<Organisation> organisations, LedgerCommands commands, TimeProvider time)
{
    private static readonly string[] Fields = ["category", "title", "requirement", "limit", "units", "verifier_organisation_id", "remarks"];

    public async Task<Wire.LedgerTask> CreateAsync(Wire.CreateTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var wire = request.Task ?? new();
        var check = new InputCheck();
        TaskRules.CheckLedger(check, "task.", wire.Division, wire.Year);
        check.Request(request.RequestId);
        var fields = FieldSelection.Of(check, null, Fields);
        TaskRules.Check(check, wire, fields);
        check.ThrowIfAny();
        caller.RequireKeeps(wire.Division);
        var limit = TaskRules.LimitOf(check, wire.Limit, wire.Year);
        var units = await UnitsAsync(check, wire, cancellation);
        check.ThrowIfAny();

        var draft = wire.ToDraft(null, fields, limit, units);
        var command = CommandRequest.Of(caller, request.RequestId, "CreateTask", request);
        var origin = command.DeriveId("task").ToString("N");
        return await commands.ChangeOrBeginAsync(
            wire.Division,
            wire.Year,
            command,
            (stored, at) =>
            {
                if (stored.Value.Tasks.Any(task => task.Origin == origin)) throw Refused.AlreadyExists("任务", draft.Title);
                if (stored.Value.Tasks.Count >= Ledger.MostTasks) throw Refused.TooLarge($"一本台账最多 {Ledger.MostTasks} 项任务。", Ledger.MostTasks);
                var next = stored.Value.Add(draft, origin, at);
                return new Changed<Ledger, Wire.LedgerTask>(next, [], _ => next.Tasks[^1].ToWire(next, Day.Of(at), withRecords: true));
            },
            cancellation);
    }

    public async Task<Wire.LedgerTask> UpdateAsync(Wire.UpdateTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var wire = request.Task ?? new();
        var check = new InputCheck();
        TaskRules.CheckTaskId(check, wire.Id, "task.id");
        var fields = FieldSelection.Of(check, request.UpdateMask, Fields);
        TaskRules.Check(check, wire, fields);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var (ledger, _) = await ledgers.FindTaskAsync(wire.Id, caller, cancellation);
        caller.RequireKeeps(ledger.Value.Division);
        wire = new(wire) { Division = ledger.Value.Division };
        var limit = fields.Has("limit") ? TaskRules.LimitOf(check, wire.Limit, ledger.Value.Year) : null;
        var units = fields.Has("units") || fields.Has("verifier_organisation_id") ? await UnitsAsync(check, wire, cancellation) : null;
        check.ThrowIfAny();

        return await ChangeAsync(wire.Id, request.Revision, CommandRequest.Of(caller, request.RequestId, "UpdateTask", request), (task, at) =>
        {
            TaskDecisions.RequireNotOver(task, "不能再修改");
            return task.Say(wire.ToDraft(task.Content, fields, limit, fields.Has("units") ? units : null), at);
        }, cancellation);
    }

    public async Task<Wire.LedgerTask> ReportAsync(Wire.ReportTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckReport(check, request);
        check.ThrowIfAny();
        var (ledger, _) = await ledgers.FindTaskAsync(request.Id, caller, cancellation);
        var district = await DistrictUnits.OfAsync(organisations, ledger.Value.Division, cancellation);
        var kind = request.Completed ? TaskRecordKind.Completion : TaskRecordKind.Progress;
        return await ChangeAsync(
            request.Id,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "ReportTask", request),
            (task, at) => task.Report(Record(kind, caller, request.Text, at, [.. request.Evidence]), district.Find(caller.OrganisationId), district),
            cancellation);
    }

    public async Task<Wire.LedgerTask> VerifyAsync(Wire.VerifyTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckTaskId(check, request.Id);
        check.Text("text", request.Text, 0, TaskRules.Record);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var (ledger, _) = await ledgers.FindTaskAsync(request.Id, caller, cancellation);
        return await ChangeAsync(
            request.Id,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "VerifyTask", request),
            (task, at) => task.Verify(Record(TaskRecordKind.Verification, caller, request.Text, at, []), caller, ledger.Value.Division),
            cancellation);
    }

    public async Task<Wire.LedgerTask> ReturnAsync(Wire.ReturnTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckTaskId(check, request.Id);
        check.Text("reason", request.Reason, 1, TaskRules.Record);
        var due = TaskRules.ReadDay(request.DueOn);
        check.Require(due >= Day.Of(time.GetUtcNow()), "dueOn", "必须是今天或以后的日期，例如 2021-05-31");
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var (ledger, _) = await ledgers.FindTaskAsync(request.Id, caller, cancellation);
        return await ChangeAsync(
            request.Id,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "ReturnTask", request),
            (task, at) => task.Return(Record(TaskRecordKind.Return, caller, request.Reason, at, []) with { DueOn = due }, caller, ledger.Value.Division),
            cancellation);
    }

    public async Task<Wire.LedgerTask> CloseAsync(Wire.CloseTaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckTaskId(check, request.Id);
        check.Text("reason", request.Reason, 1, TaskRules.Record);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var (ledger, _) = await ledgers.FindTaskAsync(request.Id, caller, cancellation);
        caller.RequireKeeps(ledger.Value.Division);
        return await ChangeAsync(
            request.Id,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "CloseTask", request),
            (task, at) => task.Close(Record(TaskRecordKind.Closure, caller, request.Reason, at, [])),
            cancellation);
    }

    private static TaskRecord Record(TaskRecordKind kind, Caller caller, string text, DateTimeOffset at, IReadOnlyList<string> evidence) =>
        new(kind, at, caller.Username, caller.OrganisationId, text, evidence);

    private Task<Wire.LedgerTask> ChangeAsync(
        string id, long revision, CommandRequest command, Func<LedgerTask, DateTimeOffset, LedgerTask> decide, CancellationToken cancellation)
    {
        var (ledger, number) = Ledger.ReadTaskId(id)!.Value;
        return commands.ChangeAsync(ledger, command, () => LedgerAccess.Missing(id), (stored, at) =>
        {
            var task = stored.Value.Find(number) ?? throw LedgerAccess.Missing(id);
            if (task.Revision != revision) throw Refused.Stale(task.Revision);
            var changed = decide(task, at);
            var next = stored.Value.With(changed);
            return new Changed<Ledger, Wire.LedgerTask>(next, [], _ => changed.ToWire(next, Day.Of(at), withRecords: true));
        }, cancellation);
    }

    /// <summary>The units as the directory knows them; words stay words, which the office sees in the answer.</summary>
    private async Task<IReadOnlyList<TaskUnit>> UnitsAsync(InputCheck check, Wire.LedgerTask wire, CancellationToken cancellation)
    {
        var district = await DistrictUnits.OfAsync(organisations, wire.Division, cancellation);
        check.Require(
            wire.VerifierOrganisationId.Length == 0 || district.Find(wire.VerifierOrganisationId) is not null,
            "task.verifierOrganisationId",
            $"本区没有机构“{wire.VerifierOrganisationId}”");
        return [.. wire.Units.Select(unit => district.Read(WrittenText.SingleLine(unit.Name), out _))];
    }
}
