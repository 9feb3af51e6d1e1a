using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Departments.Tasks.Limits;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks;

/// <summary>Tasks between domain and contract.</summary>
internal static class TaskMapping
{
    /// <summary>Name of a state for programs, as in the contract without its prefix.</summary>
    public static string NameOf(TaskState state) => state is TaskState.InProgress ? "IN_PROGRESS" : state.ToString().ToUpperInvariant();

    public static Wire.LedgerTask ToWire(this LedgerTask task, Ledger ledger, DateOnly today, bool withRecords)
    {
        var wire = new Wire.LedgerTask
        {
            Id = ledger.IdOf(task),
            Division = ledger.Division,
            Year = ledger.Year,
            Number = task.Number,
            Category = task.Content.Category,
            Title = task.Title,
            Requirement = task.Content.Requirement,
            Limit = new()
            {
                Text = task.Content.Limit.Text,
                Kind = (Wire.TaskLimitKind)(int)task.Content.Limit.Kind,
                DueOn = Day.Written(task.Content.Limit.DueOn),
            },
            Units = { task.Units.Select(unit => new Wire.TaskUnit { Name = unit.Name, Kind = (Wire.TaskUnitKind)(int)unit.Kind, OrganisationId = unit.OrganisationId }) },
            VerifierOrganisationId = task.Content.VerifierId,
            Remarks = task.Content.Remarks,
            State = (Wire.TaskState)(int)task.State,
            DueOn = Day.Written(task.DueOn),
            Overdue = task.IsOverdue(today),
            DaysOverdue = task.IsOverdue(today) ? today.DayNumber - task.DueOn!.Value.DayNumber : 0,
            Periods = { Rhythm.Of(task, ledger.Year, today).Select(ToWire) },
            Revision = task.Revision,
            CreateTime = task.CreatedAt.ToTimestamp(),
            UpdateTime = task.UpdatedAt.ToTimestamp(),
        };
        if (withRecords) wire.Records.AddRange(task.Records.Select(ToWire));
        return wire;
    }

    public static Wire.Ledger ToWire(this Ledger ledger, long revision, DateOnly today) => new()
    {
        Id = Ledger.IdOf(ledger.Division, ledger.Year),
        Division = ledger.Division,
        Year = ledger.Year,
        TaskCount = ledger.Tasks.Count,
        VerifiedCount = ledger.Tasks.Count(task => task.State is TaskState.Verified),
        SubmittedCount = ledger.Tasks.Count(task => task.State is TaskState.Submitted),
        ClosedCount = ledger.Tasks.Count(task => task.State is TaskState.Closed),
        OverdueCount = ledger.Tasks.Count(task => task.IsOverdue(today)),
        Revision = revision,
    };

    /// <summary>What the caller wants a task to say; fields that are not read stay as they are.</summary>
    public static TaskDraft ToDraft(this Wire.LedgerTask wire, TaskDraft? present, Input.FieldSelection fields, TaskLimit? limit, IReadOnlyList<TaskUnit>? units) => new()
    {
        Category = fields.Has("category") ? WrittenText.SingleLine(wire.Category) : present!.Category,
        Title = fields.Has("title") ? WrittenText.SingleLine(wire.Title) : present!.Title,
        Requirement = fields.Has("requirement") ? WrittenText.SingleLine(wire.Requirement) : present!.Requirement,
        Limit = limit ?? present!.Limit,
        Units = units ?? present!.Units,
        VerifierId = fields.Has("verifier_organisation_id") ? wire.VerifierOrganisationId : present!.VerifierId,
        Remarks = fields.Has("remarks") ? WrittenText.SingleLine(wire.Remarks) : present!.Remarks,
    };

    public static Wire.TaskImportProblem ToWire(this ImportProblem problem) => new()
    {
        Severity = (Wire.TaskImportSeverity)(int)problem.Severity,
        Place = problem.Place,
        Table = problem.Table,
        Cell = problem.Cell,
        Description = problem.Description,
    };

    public static Wire.TaskImportColumn ToWire(this TaskColumn column) => new()
    {
        Column = Platform.Tables.Reading.CellAddress.Letters(column.Index),
        Header = column.Header,
        Meaning = (Wire.TaskImportColumnMeaning)(int)column.Meaning,
    };

    private static Wire.TaskRecord ToWire(TaskRecord record) => new()
    {
        Kind = (Wire.TaskRecordKind)(int)record.Kind,
        Time = record.At.ToTimestamp(),
        Username = record.Username,
        OrganisationId = record.OrganisationId,
        Text = record.Text,
        Evidence = { record.Evidence },
        DueOn = Day.Written(record.DueOn),
    };

    private static Wire.TaskPeriod ToWire(TaskPeriod period) => new()
    {
        Kind = (Wire.TaskPeriodKind)(int)period.Kind,
        From = Day.Written(period.From),
        Until = Day.Written(period.Until),
        State = (Wire.TaskPeriodState)(int)period.State,
    };
}
