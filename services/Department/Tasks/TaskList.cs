using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks;

/// <summary>The questions about tasks and ledgers.</summary>
internal sealed class TaskList(IDocuments<Ledger> ledgers, IDocuments<Organisation> organisations, TimeProvider time)
{
    // A ledger for each year that the contract allows.
    private const int MostLedgers = 101;

    public async Task<Wire.ListTasksResponse> ListAsync(Wire.ListTasksRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.PageSize(request.PageSize);
        check.When(request.Year != 0, () => TaskRules.CheckYear(check, "year", request.Year));
        check.When(request.OrganisationId.Length > 0, () => check.Organisation("organisationId", request.OrganisationId));
        CheckDistrict(check, request.Division, caller);
        check.ThrowIfAny();
        var district = caller.DistrictFor(request.Division);
        var page = PageRequest.Of(
            request.PageSize, request.PageToken, "ListTasks", district, $"{request.Year} {request.State} {request.Overdue}", request.OrganisationId);
        var units = await DistrictUnits.OfAsync(organisations, district, cancellation);
        var organisation = units.Find(request.OrganisationId);
        if (request.OrganisationId.Length > 0 && organisation is null)
        {
            throw Refused.NotFound("机构", request.OrganisationId);
        }

        var today = Day.Of(time.GetUtcNow());
        var found = new List<(Ledger Ledger, LedgerTask Task)>();
        foreach (var stored in (await OfAsync(district, cancellation)).OrderBy(stored => stored.Id, StringComparer.Ordinal))
        {
            if (request.Year != 0 && stored.Value.Year != request.Year) continue;
            found.AddRange(stored.Value.Tasks
                .Where(task => IsMeant(task, request, organisation, units, today) && string.CompareOrdinal(stored.Value.IdOf(task), page.After?.Id ?? "") > 0)
                .Select(task => (stored.Value, task)));
        }

        var answer = new Wire.ListTasksResponse
        {
            Tasks = { found.Take(page.Size).Select(one => one.Task.ToWire(one.Ledger, today, withRecords: false)) },
        };
        if (found.Count > page.Size) answer.NextPageToken = page.TokenAfter(new(answer.Tasks[^1].Id, answer.Tasks[^1].Id));
        return answer;
    }

    public async Task<Wire.LedgerTask> GetAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        TaskRules.CheckTaskId(check, id);
        check.ThrowIfAny();
        var (ledger, task) = await ledgers.FindTaskAsync(id, caller, cancellation);
        return task.ToWire(ledger.Value, Day.Of(time.GetUtcNow()), withRecords: true);
    }

    public async Task<Wire.ListLedgersResponse> ListLedgersAsync(Wire.ListLedgersRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        CheckDistrict(check, request.Division, caller);
        check.ThrowIfAny();
        var today = Day.Of(time.GetUtcNow());
        var found = await OfAsync(caller.DistrictFor(request.Division), cancellation);
        return new() { Ledgers = { found.OrderByDescending(stored => stored.Value.Year).Select(stored => stored.Value.ToWire(stored.Revision, today)) } };
    }

    /// <summary>An organisation of no district, as the first administrator's may be, must say which district it asks for.</summary>
    public static void CheckDistrict(InputCheck check, string division, Caller caller) => check.Require(
        division.Length == 0 ? caller.Division.Length >= 6 : division.Length == 6 && division.All(char.IsAsciiDigit),
        "division",
        "必须是区县的 6 位行政区划代码，例如 610116");

    private static bool IsMeant(
        LedgerTask task, Wire.ListTasksRequest request, Organisation? organisation, DistrictUnits units, DateOnly today) =>
        (request.State == 0 || (int)task.State == (int)request.State)
        && (!request.Overdue || task.IsOverdue(today))
        && (organisation is null || task.Units.Any(unit => units.AnswersFor(organisation, unit)));

    private Task<IReadOnlyList<Stored<Ledger>>> OfAsync(string district, CancellationToken cancellation) =>
        ledgers.QueryAsync(new DocumentQuery { Limit = MostLedgers }.And("division", district), cancellation);
}
