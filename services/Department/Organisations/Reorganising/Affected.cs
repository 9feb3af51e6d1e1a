using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Finds what a merger or split moves.</summary>
internal sealed class Affected(IDocuments<Organisation> organisations, IDocuments<Domain> domains, IDocuments<Account> accounts)
{
    private const int AtOnce = 200;

    /// <summary>Domains that change hands.</summary>
    public async Task<IReadOnlyList<Stored<Domain>>> DomainsAsync(
        Reorganisation plan, Func<string, string> standing, CancellationToken cancellation)
    {
        // There are 99 codes.
        var all = await domains.QueryAsync(new DocumentQuery { Limit = AtOnce }, cancellation);
        return [.. all.Where(domain => Handover.Of(domain.Value, plan, standing, default) is not null)];
    }

    /// <summary>Accounts that move, by organisation, then by name.</summary>
    public async Task<IReadOnlyList<Stored<Account>>> AccountsAsync(
        Reorganisation plan, Func<string, string> standing, CancellationToken cancellation)
    {
        var moving = new List<Stored<Account>>();
        foreach (var source in plan.Sources)
        {
            var query = new DocumentQuery { Limit = AtOnce }.And(AccountDocument.OrganisationKey, source);
            while (await accounts.QueryAsync(query, cancellation) is { Count: > 0 } page)
            {
                moving.AddRange(page.Where(account => Handover.Of(account.Value, plan, standing, default) is not null));
                query = query with { After = new(page[^1].Id, page[^1].Id) };
            }
        }

        return moving;
    }

    /// <summary>Who stands for an organisation by now: a successor may have ended meanwhile, then its own successor takes over.</summary>
    public async Task<Func<string, string>> StandingAsync(Reorganisation plan, CancellationToken cancellation)
    {
        var known = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var wanted = new Queue<string>(plan.Concerned);
        while (wanted.TryDequeue(out var id))
        {
            if (!known.ContainsKey(id) && await organisations.FindAsync(id, cancellation) is { } found)
            {
                known[id] = found.Value;
                if (found.Value.SuccessorIds is [var next, ..])
                {
                    wanted.Enqueue(next);
                }
            }
        }

        return id => Succession.Standing(id, known.GetValueOrDefault);
    }
}
