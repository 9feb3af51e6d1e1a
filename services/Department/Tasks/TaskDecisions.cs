using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks;

/// <summary>
/// What people do to a task: a responsible unit reports; another organisation than the one that reported verifies or sends back; the
/// district office closes. Each gives the task as it is afterwards, or refuses.
/// </summary>
public static class TaskDecisions
{
    /// <summary>Progress, or completion.</summary>
    /// <param name="task">The task.</param>
    /// <param name="record">The report.</param>
    /// <param name="reporter">The reporting organisation.</param>
    /// <param name="district">The organisations of the district.</param>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>, <see cref="Reason.WrongState"/>, <see cref="Reason.TooLarge"/>.</exception>
    public static LedgerTask Report(this LedgerTask task, TaskRecord record, Organisation? reporter, DistrictUnits district)
    {
        if (reporter is null || !task.Units.Any(unit => district.AnswersFor(reporter, unit)))
        {
            throw new RequestException(Reason.NotResponsible, "本单位不是这项任务的责任单位，不能报告进展；如有疑问请联系区政府办公室。");
        }

        RequireNotOver(task, "不能再报告进展；如需更正，请区政府办公室退回整改");
        return task.With(record, record.Kind is TaskRecordKind.Completion ? TaskState.Submitted : Progressed(task.State));
    }

    /// <summary>Verification (核查、销号).</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>, <see cref="Reason.SelfReview"/>, <see cref="Reason.WrongState"/>.</exception>
    public static LedgerTask Verify(this LedgerTask task, TaskRecord record, Caller caller, string division)
    {
        RequireVerifier(task, caller, division);
        if (task.State is not TaskState.Submitted)
        {
            throw WrongState(task, "责任单位报告完成以后才能核查销号");
        }

        return task.With(record, TaskState.Verified);
    }

    /// <summary>Sending back (整改), with a new last day.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>, <see cref="Reason.SelfReview"/>, <see cref="Reason.WrongState"/>.</exception>
    public static LedgerTask Return(this LedgerTask task, TaskRecord record, Caller caller, string division)
    {
        RequireVerifier(task, caller, division);
        if (task.State is not (TaskState.InProgress or TaskState.Submitted or TaskState.Verified))
        {
            throw WrongState(task, "只有报告过进展、待核查或已销号的任务可以退回整改");
        }

        return task.With(record, TaskState.Returned);
    }

    /// <summary>Closing (终止): it will not be done.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>, <see cref="Reason.WrongState"/>.</exception>
    public static LedgerTask Close(this LedgerTask task, TaskRecord record)
    {
        RequireNotOver(task, "不能再终止");
        return task.With(record, TaskState.Closed);
    }

    /// <summary>Refuses unless a task may still be changed.</summary>
    public static void RequireNotOver(LedgerTask task, string advice)
    {
        if (task.IsOver)
        {
            throw WrongState(task, advice);
        }
    }

    // What was sent back stays sent back until it is reported as done.
    private static TaskState Progressed(TaskState state) => state is TaskState.Returned ? TaskState.Returned : TaskState.InProgress;

    private static void RequireVerifier(LedgerTask task, Caller caller, string division)
    {
        var isVerifier = task.Content.VerifierId.Length > 0 && caller.OrganisationId == task.Content.VerifierId;
        if (!isVerifier && !caller.IsOfficeOf(division))
        {
            throw new RequestException(Reason.NotResponsible, "只有区政府办公室和这项任务指定的核查单位可以核查。");
        }

        var since = task.Records.ToList().FindLastIndex(record => record.Kind is TaskRecordKind.Return) + 1;
        if (task.Records.Skip(since).Any(record => record.IsReport && record.OrganisationId == caller.OrganisationId))
        {
            throw new RequestException(Reason.SelfReview, "本单位报告的进展不能由本单位核查；请由区政府办公室或另外指定的核查单位核查。");
        }
    }

    private static LedgerTask With(this LedgerTask task, TaskRecord record, TaskState state) => task.Records.Count < LedgerTask.MostRecords
        ? task.Happened(state, record)
        : throw Refused.TooLarge($"一项任务最多 {LedgerTask.MostRecords} 条记录。", LedgerTask.MostRecords);

    private static RequestException WrongState(LedgerTask task, string advice) => Refused.WrongState(
        TaskMapping.NameOf(task.State), $"任务“{WrittenText.Shown(task.Title)}”目前是“{StateNames.Of(task.State)}”，{advice}。");
}
