using System.Globalization;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Tasks;

/// <summary>
/// A ledger (台账): the tasks of one district for one year, in one document, so that a table of tasks is taken over whole or not at all.
/// Tasks are never removed; number n is the n-th.
/// </summary>
public sealed record Ledger
{
    /// <summary>Most tasks of a ledger; the largest seen have some sixty.</summary>
    public const int MostTasks = 300;

    /// <summary>Key of the first day that passed or will pass without an event yet; absent when no task waits for a day.</summary>
    public const string DueKey = "due";

    /// <summary>Division code of the district, 6 digits.</summary>
    public required string Division { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Its tasks in the order of their numbers.</summary>
    public IReadOnlyList<LedgerTask> Tasks { get; init; } = [];

    /// <summary>How ledgers are stored: by district and year.</summary>
    public static DocumentType<Ledger> Type { get; } = new DocumentType<Ledger>("ledgers", schema: 1)
        .Text("division", ledger => ledger.Division)
        .Text(DueKey, ledger => ledger.DueOn is { } day ? Day.Written(day) : null);

    /// <summary>The first day whose passing is still to be told.</summary>
    public DateOnly? DueOn => Tasks.Where(task => task.AwaitsDay && task.ToldOverdueOn != task.DueOn).Min(task => task.DueOn);

    /// <summary>Id of a ledger, "610116-2021".</summary>
    public static string IdOf(string division, int year) => string.Create(CultureInfo.InvariantCulture, $"{division}-{year}");

    /// <summary>Id of one of its tasks, "610116-2021-007".</summary>
    public string IdOf(LedgerTask task) => string.Create(CultureInfo.InvariantCulture, $"{Division}-{Year}-{task.Number:000}");

    /// <summary>The ledger and number in an id of a task; null when it is none.</summary>
    public static (string Ledger, int Number)? ReadTaskId(string id) =>
        id.Length == 15 && id[6] == '-' && id[11] == '-' && id.Where((_, at) => at is not (6 or 11)).All(char.IsAsciiDigit)
            ? (id[..11], int.Parse(id.AsSpan(12), CultureInfo.InvariantCulture))
            : null;

    /// <summary>The task with this number, or null.</summary>
    public LedgerTask? Find(int number) => number >= 1 && number <= Tasks.Count ? Tasks[number - 1] : null;

    /// <summary>The ledger with another state of one of its tasks.</summary>
    public Ledger With(LedgerTask task) => this with { Tasks = [.. Tasks.Select(other => other.Number == task.Number ? task : other)] };

    /// <summary>The ledger with one task more.</summary>
    public Ledger Add(TaskDraft draft, string origin, DateTimeOffset at) =>
        this with { Tasks = [.. Tasks, LedgerTask.Add(Tasks.Count + 1, draft, origin, at)] };

    /// <summary>Notes which tasks have become overdue; the events tell of each once for each day that it was due on.</summary>
    /// <param name="revision">Revision of the document that will hold the answer.</param>
    /// <param name="at">Now.</param>
    /// <returns>The ledger and its events; no events when nothing is new.</returns>
    public (Ledger Next, IReadOnlyList<TaskOverdue> Events) Turn(long revision, DateTimeOffset at)
    {
        var today = Day.Of(at);
        var late = Tasks.Where(task => task.IsOverdue(today) && task.ToldOverdueOn != task.DueOn).ToList();
        var next = late.Aggregate(this, (ledger, task) => ledger.With(task with { ToldOverdueOn = task.DueOn }));
        return (next, [.. late.Select(task => Overdue(task, revision, at))]);
    }

    private TaskOverdue Overdue(LedgerTask task, long revision, DateTimeOffset at) => new()
    {
        EventId = Guid.CreateVersion7(at),
        OccurredAt = at,
        Revision = revision,
        TaskId = IdOf(task),
        Division = Division,
        Year = Year,
        Title = task.Title,
        DueOn = task.DueOn!.Value,
        OrganisationIds = [.. task.Units.Where(unit => unit.OrganisationId.Length > 0).Select(unit => unit.OrganisationId)],
    };
}
