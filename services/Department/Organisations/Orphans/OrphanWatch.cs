using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Departments.Organisations.Orphans;

/// <summary>
/// Looks for what is without a responsible organisation, remembers it, and raises an alarm once for each: an event, a warning in the log,
/// a number. It looks when something has happened, and every half minute for what no event tells of. The large part, all published catalogues, is
/// only gone through when something has happened, or an hour has passed.
/// </summary>
internal sealed class OrphanWatch(
    IDocuments<Orphan> orphans,
    IDocuments<Organisation> organisations,
    IDocuments<Domain> domains,
    IDocuments<Account> accounts,
    IDocuments<PublicCatalogue> published,
    [FromKeyedServices(DepartmentHosting.Name)] IEventLog log,
    OrphanMeter meter,
    TimeProvider time,
    ILogger<OrphanWatch> logger) : IDueWork
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    private (long Sequence, long Catalogues) seen = (-1, -1);
    private DateTimeOffset looked;
    private DateTimeOffset lookedAtAll;
    private IReadOnlyList<Orphan> unkept = [];

    public string Name => "a look for what nobody is responsible for";

    public async Task DoAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var present = (
            await log.LastSequenceAsync(cancellation),
            await published.CountAsync(new DocumentQuery().And("shown", KeyRelation.Exists, true), cancellation));
        if (present == seen && now - looked < Often)
        {
            return;
        }

        await LookAsync(present != seen || now - lookedAtAll >= Seldom, now, cancellation);
        (seen, looked) = (present, now);
    }

    private async Task LookAsync(bool atAll, DateTimeOffset now, CancellationToken cancellation)
    {
        var all = (await AllAsync(organisations, "id", cancellation)).ToDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
        var known = (await AllAsync(domains, "id", cancellation)).ToDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
        var search = new OrphanSearch(all, known);
        if (atAll)
        {
            unkept = [.. (await AllAsync(published, "shown", cancellation)).Select(one => search.Catalogue(one.Id)).OfType<Orphan>()];
            lookedAtAll = now;
        }

        List<Orphan> found = [.. search.Domains(now), .. unkept];
        foreach (var dissolved in all.Values.Where(one => one.DissolvedOn is not null))
        {
            if (await EnabledAsync(dissolved.Id, cancellation) is > 0 and var count)
            {
                found.Add(OrphanSearch.Accounts(dissolved, count));
            }
        }

        await KeepAsync(found, cancellation);
        meter.Counted(found);
    }

    private async Task<int> EnabledAsync(string organisation, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = AtOnce }.And(AccountDocument.OrganisationKey, organisation);
        return (await accounts.QueryAsync(query, cancellation)).Count(account => !account.Value.Disabled);
    }

    private async Task KeepAsync(List<Orphan> found, CancellationToken cancellation)
    {
        var open = (await AllAsync(orphans, "place", cancellation)).ToDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
        foreach (var orphan in found.Where(orphan => !open.TryGetValue(orphan.Id, out var known) || known.Message != orphan.Message))
        {
            await FoundAsync(orphan, cancellation);
        }

        foreach (var id in open.Keys.Except(found.Select(orphan => orphan.Id), StringComparer.Ordinal))
        {
            await Changing.WriteAsync(
                orphans,
                id,
                (known, revision) => known.IsResolved ? null : Resolved(known with { IsResolved = true }, revision),
                cancellation);
        }
    }

    private Change<Orphan> Resolved(Orphan next, long revision) => new(next, [next.Happened(revision, time.GetUtcNow())]);

    private async Task FoundAsync(Orphan orphan, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var first = orphan with { FoundAt = now };
        try
        {
            await orphans.InsertAsync(orphan.Id, first, new Attached([first.Happened(1, now)]), cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Known from an earlier time: an alarm only if it was over. Another text, such as a smaller number, is no new alarm.
            var raised = false;
            await Changing.WriteAsync(
                orphans,
                orphan.Id,
                (known, revision) =>
                {
                    raised = known.IsResolved;
                    return known.IsResolved ? new(first, [first.Happened(revision, now)])
                        : known.Message == orphan.Message ? null
                        : new(known with { Message = orphan.Message }, []);
                },
                cancellation);
            if (!raised)
            {
                return;
            }
        }

        logger.LogWarning("nobody is responsible for {Kind} {Subject}", orphan.Kind.ShortName(), orphan.Subject);
    }

    private static async Task<List<Stored<T>>> AllAsync<T>(IDocuments<T> documents, string key, CancellationToken cancellation) where T : class
    {
        var all = new List<Stored<T>>();
        var query = new DocumentQuery { Limit = AtOnce };
        query = key == "id" ? query : query.And(key, KeyRelation.Exists, true);
        while (true)
        {
            var page = await documents.QueryAsync(query, cancellation);
            all.AddRange(page);
            if (page.Count < AtOnce)
            {
                return all;
            }

            query = query with { After = new(page[^1].Id, page[^1].Id) };
        }
    }
}
