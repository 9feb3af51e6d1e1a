using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Tasks;

/// <summary>Tells of tasks whose last day has passed: an event for each, once for each day that it was due on, written with the note that it was told.</summary>
internal sealed class OverdueWatch(IDocuments<Ledger> ledgers, TimeProvider clock) : IDueWork
{
    private const int AtOnce = 50;

    public string Name => "telling of overdue tasks";

    public async Task DoAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = Ledger.DueKey, Limit = AtOnce }.And(Ledger.DueKey, KeyRelation.Below, clock.Today().Written());
        foreach (var due in await ledgers.QueryAsync(query, cancellation))
        {
            var (next, events) = due.Value.Turn(due.Revision + 1, clock.GetUtcNow());
            if (events.Count == 0) continue;
            try
            {
                await ledgers.ReplaceAsync(due.Id, due.Revision, next, new Attached([.. events]), cancellation);
            }
            catch (StaleDocumentException)
            {
                // Another replica wrote it, or somebody changed it: what is due then is found in the next round.
            }
        }
    }
}
