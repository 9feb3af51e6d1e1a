using OpenGov.Departments.Accounts;
using OpenGov.Departments.Delegations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Departments.Sessions.Revoking;

/// <summary>
/// The revoked sessions whose tokens have not expired, worked out from what is stored: from the sessions' own revocations, and from the
/// accounts whose sessions were revoked together. There is no second record of it that a crash could leave out.
/// </summary>
public sealed class StoredRevocations(
    IDocuments<Session> sessions, IDocuments<Account> accounts, IDocuments<Delegation> delegations, TimeProvider time) : IRevocationSource
{
    private const int PageSize = 500;
    private const int ClientGenerations = 50;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var revoked = new HashSet<string>(StringComparer.Ordinal);
        var own = new DocumentQuery().And(SessionDocument.RevokedUntilKey, KeyRelation.Above, now.ToUnixTimeSeconds());
        await foreach (var session in AllAsync(sessions, own, cancellation))
        {
            revoked.Add(session.Id);
        }

        var delegators = new Dictionary<string, Account>(StringComparer.Ordinal);
        var together = new DocumentQuery().And(AccountDocument.RevokedUntilKey, KeyRelation.Above, now.ToUnixTimeSeconds());
        await foreach (var account in AllAsync(accounts, together, cancellation))
        {
            delegators[account.Id] = account;
            revoked.UnionWith(account.Kind == AccountKind.Client ? OfClient(account) : await OfMemberAsync(account, now, cancellation));
        }

        revoked.UnionWith(await ActingAsync(delegators, now, cancellation));
        return revoked;
    }

    private async Task<IReadOnlyList<string>> OfMemberAsync(Account account, DateTimeOffset now, CancellationToken cancellation)
    {
        var revoked = new List<string>();
        await foreach (var session in AllAsync(sessions, SessionDocument.Of(account.Id, now), cancellation))
        {
            // Also of one that has just expired: a service whose clock is behind may still accept it.
            if (!session.IsLive(account, DateTimeOffset.MinValue))
            {
                revoked.Add(session.Id);
            }
        }

        return revoked;
    }

    // What is done by delegation ends with the delegation, and with what the one who gave it had.
    private async Task<IReadOnlyList<string>> ActingAsync(
        Dictionary<string, Account> delegators, DateTimeOffset now, CancellationToken cancellation)
    {
        var withdrawn = new HashSet<string>(StringComparer.Ordinal);
        var lately = new DocumentQuery().And(Delegation.RevokedUntilKey, KeyRelation.Above, now.ToUnixTimeSeconds());
        await foreach (var delegation in AllAsync(delegations, lately, cancellation))
        {
            withdrawn.Add(delegation.Id);
        }

        var revoked = new List<string>();
        if (delegators.Count + withdrawn.Count > 0)
        {
            await foreach (var session in AllAsync(sessions, SessionDocument.Acting(now), cancellation))
            {
                if (session.ActingRoles.Any(role => withdrawn.Contains(role.DelegationId)
                    || (delegators.TryGetValue(role.From, out var from) && role.FromGeneration < from.SessionGeneration)))
                {
                    revoked.Add(session.Id);
                }
            }
        }

        return revoked;
    }

    private static IEnumerable<string> OfClient(Account client)
    {
        var first = Math.Max(0, client.SessionGeneration - ClientGenerations);
        return Enumerable.Range(first, client.SessionGeneration - first).Select(generation => Session.ClientId(client.Id, generation));
    }

    private static async IAsyncEnumerable<T> AllAsync<T>(
        IDocuments<T> documents, DocumentQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        for (QueryPlace? after = null; ;)
        {
            var page = await documents.QueryAsync(query with { Limit = PageSize, After = after }, cancellation);
            foreach (var stored in page)
            {
                yield return stored.Value;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = new(page[^1].Id, page[^1].Id);
        }
    }
}
