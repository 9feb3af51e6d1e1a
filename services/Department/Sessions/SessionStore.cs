using OpenGov.Departments.Accounts;
using OpenGov.Departments.Delegations;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Sessions;

/// <summary>The stored sessions: opened at sign-in, cleared away after they have expired.</summary>
public sealed class SessionStore(IDocuments<Session> sessions, DelegationStore delegations, TimeProvider time)
{
    private const int ClearedAtOnce = 50;

    /// <summary>Opens a session.</summary>
    /// <param name="account">Who signed in, as read to check the password.</param>
    /// <param name="address">IP address; empty when not known.</param>
    /// <param name="userAgent">What the program calls itself.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Session> OpenAsync(Account account, string address, string userAgent, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (account.Kind == AccountKind.Client)
        {
            return Session.OfClient(account, now);
        }

        await ClearAsync(account.Id, now, cancellation);
        var acting = account.OneTimeUntil is null ? await delegations.OfTodayAsync(account, cancellation) : [];
        var session = Session.Begin(account, acting, address, userAgent, now);
        await sessions.InsertAsync(session.Id, session, Attached.Nothing, cancellation);
        return session;
    }

    /// <summary>Revokes a session outside a command, if it is stored and not revoked.</summary>
    /// <returns>Whether it is stored.</returns>
    public async Task<bool> RevokeAsync(string id, string by, CancellationToken cancellation)
    {
        while (await sessions.FindAsync(id, cancellation) is { } stored)
        {
            if (stored.Value.Revocation is not null)
            {
                return true;
            }

            try
            {
                await sessions.ReplaceAsync(id, stored.Revision, stored.Value.Revoke(by, time.GetUtcNow()), Attached.Nothing, cancellation);
                return true;
            }
            catch (StaleDocumentException)
            {
                // Someone else revokes it; look again.
            }
        }

        return false;
    }

    private async Task ClearAsync(string account, DateTimeOffset now, CancellationToken cancellation)
    {
        var old = await sessions.QueryAsync(
            new DocumentQuery { Limit = ClearedAtOnce }
                .And(SessionDocument.AccountKey, account)
                .And(SessionDocument.ForgottenKey, KeyRelation.AtMost, now.ToUnixTimeSeconds()),
            cancellation);
        foreach (var stored in old)
        {
            await sessions.DeleteAsync(stored.Id, stored.Revision, cancellation);
        }
    }
}
