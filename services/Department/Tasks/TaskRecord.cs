namespace OpenGov.Departments.Tasks;

/// <summary>What can happen to a task; the numbers are those of the contract.</summary>
public enum TaskRecordKind
{
    /// <summary>Progress reported.</summary>
    Progress = 1,

    /// <summary>Reported as done.</summary>
    Completion = 2,

    /// <summary>Verified (核查、销号).</summary>
    Verification = 3,

    /// <summary>Sent back (整改).</summary>
    Return = 4,

    /// <summary>Closed (终止).</summary>
    Closure = 5,
}

/// <summary>Something that happened to a task; never changed afterwards.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="Username">Who did it.</param>
/// <param name="OrganisationId">Their organisation.</param>
/// <param name="Text">What was done, or why it was sent back or closed.</param>
/// <param name="Evidence">Links to what proves it.</param>
/// <param name="DueOn">The new last day of a task that was sent back.</param>
public sealed record TaskRecord(
    TaskRecordKind Kind,
    DateTimeOffset At,
    string Username,
    string OrganisationId,
    string Text,
    IReadOnlyList<string> Evidence,
    DateOnly? DueOn = null)
{
    /// <summary>Whether a responsible unit reported.</summary>
    public bool IsReport => Kind is TaskRecordKind.Progress or TaskRecordKind.Completion;
}
