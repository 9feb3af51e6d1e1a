using OpenGov.Departments.Days;
using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains;

/// <summary>Gives domains their planned names on the day.</summary>
internal sealed class DomainNameDays(IDocuments<Domain> domains, TimeProvider time, ILogger<DomainNameDays> logger) : IDueWork
{
    public string Name => "a new name of a domain";

    public async Task DoAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = DomainDocument.DueKey }
            .And(DomainDocument.DueKey, KeyRelation.AtMost, time.Today().Written());
        foreach (var due in await domains.QueryAsync(query, cancellation))
        {
            try
            {
                await Changing.WriteAsync(
                    domains,
                    due.Id,
                    (known, revision) => known.Turn(time.Today(), time.GetUtcNow()) is { } next
                        ? new(next, [next.Happened(revision, Guid.NewGuid())])
                        : null,
                    cancellation);
            }
            catch (DuplicateKeyException)
            {
                // The office sees the plan in the domain and can give it another name; nothing else waits for it.
                logger.LogDebug("domain {Code} cannot get its planned name: another domain has it", due.Id);
            }
        }
    }
}
