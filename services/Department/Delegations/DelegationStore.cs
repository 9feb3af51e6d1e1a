using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Delegations;

/// <summary>The stored delegations.</summary>
public sealed class DelegationStore(IDocuments<Delegation> delegations, IDocuments<Account> accounts, TimeProvider time)
{
    private const int Most = 1000;

    /// <summary>The roles that a member has by delegation today.</summary>
    public async Task<IReadOnlyList<ActingRole>> OfTodayAsync(Account member, CancellationToken cancellation)
    {
        if (member.Kind != AccountKind.Member)
        {
            return [];
        }

        var today = time.Today();
        var stored = await delegations.QueryAsync(
            new DocumentQuery { Limit = Most }
                .And(Delegation.ToKey, member.Id)
                .And(Delegation.LastDayKey, KeyRelation.AtLeast, today.Written()),
            cancellation);
        var given = stored.Select(one => one.Value).Where(one => one.HoldsOn(today)).ToList();
        var delegators = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var from in given.Select(one => one.From).Distinct())
        {
            if ((await accounts.FindAsync(from, cancellation))?.Value is { } account)
            {
                delegators[from] = account;
            }
        }

        return ActingRole.Of(member, given, delegators, today);
    }
}
