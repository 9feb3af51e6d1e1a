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

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>Taking the tasks of a file over into a ledger: all or nothing, in one write.</summary>
internal sealed class TaskImportCalls(
    IDocuments<Ledger> ledgers, IDocuments<Organisation> organisations, LedgerCommands commands, TimeProvider time)
{
    public async Task<Wire.ImportTasksResponse> ImportAsync(Wire.ImportTasksRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckLedger(check, "", request.Division, request.Year);
        check.Text("fileName", request.FileName, 1, 200);
        check.When(!request.Preview, () => check.Request(request.RequestId));
        check.Require(request.Revision >= 0, "revision", "填写台账的修订号；还没有台账的年份为 0");
        check.ThrowIfAny();
        caller.RequireKeeps(request.Division);
        var district = await DistrictUnits.OfAsync(organisations, request.Division, cancellation);
        var reading = TaskTable.Read(request.FileName, request.Content.Memory, request.Year, district);
        return request.Preview ? await PreviewAsync(request, reading, cancellation) : await TakeOverAsync(request, reading, caller, cancellation);
    }

    private async Task<Wire.ImportTasksResponse> PreviewAsync(Wire.ImportTasksRequest request, TaskReading reading, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = await ledgers.FindAsync(Ledger.IdOf(request.Division, request.Year), cancellation);
        var merged = LedgerMerge.Of(stored?.Value ?? new Ledger { Division = request.Division, Year = request.Year }, reading.Rows, "preview", now);
        var answer = Answer(reading, merged);
        answer.Problems.AddRange(reading.Problems.Concat(merged.Problems).Select(problem => problem.ToWire()));
        answer.Tasks.AddRange(merged.Numbers.Select(number => merged.Next.Tasks[number - 1].ToWire(merged.Next, Day.Of(now), withRecords: false)));
        answer.Ledger = stored?.Value.ToWire(stored.Revision, Day.Of(now));
        return answer;
    }

    private Task<Wire.ImportTasksResponse> TakeOverAsync(
        Wire.ImportTasksRequest request, TaskReading reading, Caller caller, CancellationToken cancellation)
    {
        var command = CommandRequest.Of(caller, request.RequestId, "ImportTasks", request);
        var origin = command.DeriveId("tasks").ToString("N");
        return commands.ChangeOrBeginAsync(
            request.Division,
            request.Year,
            command,
            (stored, at) =>
            {
                if (stored.Revision != request.Revision) throw Refused.Stale(stored.Revision);
                var merged = LedgerMerge.Of(stored.Value, reading.Rows, origin, at);
                Require([.. reading.Problems, .. merged.Problems], request.AcceptWarnings);
                return new Changed<Ledger, Wire.ImportTasksResponse>(merged.Next, [], next =>
                {
                    var answer = Answer(reading, merged);
                    answer.Ledger = next.Value.ToWire(next.Revision, Day.Of(at));
                    return answer;
                });
            },
            cancellation);
    }

    /// <summary>Refuses what is wrong, and what is doubtful unless a person accepted it.</summary>
    private static void Require(IReadOnlyList<ImportProblem> problems, bool acceptWarnings)
    {
        var errors = problems.Where(problem => problem.Severity is ProblemSeverity.Error).Select(problem => problem.ToViolation()).ToList();
        if (errors.Count > 0) throw Unreadable.Cells(errors);
        if (!acceptWarnings && problems.Count > 0) throw Unreadable.Unaccepted([.. problems.Select(problem => problem.ToViolation())]);
    }

    private static Wire.ImportTasksResponse Answer(TaskReading reading, MergedLedger merged) => new()
    {
        Columns = { reading.Columns.Select(column => column.ToWire()) },
        Notices = { reading.Notices },
        AddedCount = merged.Added,
        ChangedCount = merged.Changed,
        UnchangedCount = merged.Numbers.Count - merged.Added - merged.Changed,
    };
}
