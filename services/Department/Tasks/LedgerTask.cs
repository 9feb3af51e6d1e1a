using OpenGov.Departments.Tasks.Limits;
using OpenGov.Departments.Tasks.Units;

namespace OpenGov.Departments.Tasks;

/// <summary>Where a task stands; the numbers are those of the contract.</summary>
public enum TaskState
{
    /// <summary>待落实.</summary>
    Open = 1,

    /// <summary>推进中.</summary>
    InProgress = 2,

    /// <summary>待核查: reported as done.</summary>
    Submitted = 3,

    /// <summary>整改中.</summary>
    Returned = 4,

    /// <summary>已销号.</summary>
    Verified = 5,

    /// <summary>已终止.</summary>
    Closed = 6,
}

/// <summary>A task (任务) of a ledger as it is stored.</summary>
public sealed record LedgerTask
{
    /// <summary>Most records of one task.</summary>
    public const int MostRecords = 100;

    /// <summary>Its place in the ledger, from 1; never changes.</summary>
    public required int Number { get; init; }

    /// <summary>Counts the changes of this task, so that who works on one does not disturb who works on another.</summary>
    public required long Revision { get; init; }

    /// <summary>Tells the request that added it: repeating that adds no second one.</summary>
    public required string Origin { get; init; }

    /// <summary>What it says.</summary>
    public required TaskDraft Content { get; init; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; } = TaskState.Open;

    /// <summary>The last day that counts now; null for none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day whose passing was told; each is told once.</summary>
    public DateOnly? ToldOverdueOn { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<TaskRecord> Records { get; init; } = [];

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What is to be done.</summary>
    public string Title => Content.Title;

    /// <summary>Who is responsible.</summary>
    public IReadOnlyList<TaskUnit> Units => Content.Units;

    /// <summary>Whether nothing more is expected.</summary>
    public bool IsOver => State is TaskState.Verified or TaskState.Closed;

    /// <summary>Whether somebody must still do something before a day.</summary>
    public bool AwaitsDay => DueOn is not null && State is TaskState.Open or TaskState.InProgress or TaskState.Returned;

    /// <summary>A new task.</summary>
    public static LedgerTask Add(int number, TaskDraft content, string origin, DateTimeOffset at) => new()
    {
        Number = number,
        Revision = 1,
        Origin = origin,
        Content = content,
        DueOn = content.Limit.DueOn,
        CreatedAt = at,
        UpdatedAt = at,
    };

    /// <summary>Whether it is overdue on a day: the last day itself is in time.</summary>
    public bool IsOverdue(DateOnly today) => AwaitsDay && DueOn < today;

    /// <summary>The task after a change of where it stands.</summary>
    public LedgerTask Happened(TaskState state, TaskRecord record) => this with
    {
        State = state,
        DueOn = record.DueOn ?? DueOn,
        Records = [.. Records, record],
        Revision = Revision + 1,
        UpdatedAt = record.At,
    };

    /// <summary>The task with other words. A day that it was sent back to stays.</summary>
    public LedgerTask Say(TaskDraft content, DateTimeOffset at) => this with
    {
        Content = content,
        DueOn = State is TaskState.Returned ? DueOn : content.Limit.DueOn,
        Revision = Revision + 1,
        UpdatedAt = at,
    };
}

/// <summary>What a task says, as people write it.</summary>
public sealed record TaskDraft
{
    /// <summary>What it belongs to; may be empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>What that asks for in detail; may be empty.</summary>
    public string Requirement { get; init; } = "";

    /// <summary>Until when.</summary>
    public required TaskLimit Limit { get; init; }

    /// <summary>Who is responsible.</summary>
    public required IReadOnlyList<TaskUnit> Units { get; init; }

    /// <summary>The organisation whose leaders verify; empty for the district office.</summary>
    public string VerifierId { get; init; } = "";

    /// <summary>Remarks; may be empty.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Whether another says the same in every part.</summary>
    public bool Equals(TaskDraft? other) => other is not null && Units.SequenceEqual(other.Units)
        && (Category, Title, Requirement, Limit, VerifierId, Remarks)
            == (other.Category, other.Title, other.Requirement, other.Limit, other.VerifierId, other.Remarks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Requirement);
}
