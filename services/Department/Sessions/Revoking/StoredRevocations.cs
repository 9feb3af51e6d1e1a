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

        var together = new DocumentQuery().And(AccountDocument.RevokedUntilKey, KeyRelation.Above, now.ToUnixTimeSeconds());
        await foreach (var account in AllAsync(accounts, together, cancellation))
        {
            if (account.Kind == AccountKind.Client)
            {
                revoked.UnionWith(OfClient(account));
                continue;
            }

            await foreach (var session in AllAsync(sessions, SessionDocument.Of(account.Id, now), cancellation))
            {
                if (!session.IsLive(account, DateTimeOffset.MinValue))
                {
                    revoked.Add(session.Id);
                }
            }

            await foreach (var session in AllAsync(sessions, SessionDocument.ActingIn(account.OrganisationId, now), cancellation))
            {
                if (session.ActsForFormer(account))
                {
                    revoked.Add(session.Id);
                }
            }
        }

        await AddWithdrawnAsync(revoked, now, cancellation);
        return revoked;
    }

    private async Task AddWithdrawnAsync(HashSet<string> revoked, DateTimeOffset now, CancellationToken cancellation)
    {
        var withdrawn = new DocumentQuery().And(Delegation.RevokedUntilKey, KeyRelation.Above, now.ToUnixTimeSeconds());
        await foreach (var delegation in AllAsync(delegations, withdrawn, cancellation))
        {
            await foreach (var session in AllAsync(sessions, SessionDocument.ActingIn(delegation.OrganisationId, now), cancellation))
            {
                if (session.ActingRoles.Any(role => role.DelegationId == delegation.Id))
                {
                    revoked.Add(session.Id);
                }
            }
        }
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
