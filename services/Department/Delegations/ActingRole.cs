using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;

namespace OpenGov.Departments.Delegations;

/// <summary>A role that a member has by delegation today.</summary>
/// <param name="Role">The role.</param>
/// <param name="From">Whose it is: user name.</param>
/// <param name="FromGeneration"><see cref="Account.SessionGeneration"/> of that account: when it loses the role or is disabled, so does this.</param>
/// <param name="DelegationId">The delegation.</param>
/// <param name="LastDay">Its last day.</param>
public sealed record ActingRole(Role Role, string From, int FromGeneration, string DelegationId, DateOnly LastDay)
{
    /// <summary>When the last day is over.</summary>
    public DateTimeOffset EndsAt => Day.Begin(LastDay.AddDays(1));

    /// <summary>
    /// What delegations give a member on a day. One's own roles need none. Of several for one role the oldest counts, so that it is always
    /// clear in whose name something is done.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="given">Delegations given to the member.</param>
    /// <param name="delegators">Accounts of those who gave them, by user name.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<ActingRole> Of(
        Account member, IEnumerable<Delegation> given, IReadOnlyDictionary<string, Account> delegators, DateOnly day) =>
    [
        .. given
            .Where(delegation => delegation.To == member.Id && delegation.HoldsOn(day) && delegation.OrganisationId == member.OrganisationId)
            .OrderBy(delegation => delegation.CreatedAt)
            .ThenBy(delegation => delegation.Id, StringComparer.Ordinal)
            .SelectMany(delegation => delegation.Roles, (delegation, role) => (delegation, role))
            .Where(one => !member.Roles.Contains(one.role) && StillHas(delegators.GetValueOrDefault(one.delegation.From), one.delegation, one.role))
            .DistinctBy(one => one.role)
            .OrderBy(one => one.role)
            .Select(one => new ActingRole(
                one.role, one.delegation.From, delegators[one.delegation.From].SessionGeneration, one.delegation.Id, one.delegation.LastDay)),
    ];

    // Nobody can give what they no longer have.
    private static bool StillHas(Account? delegator, Delegation delegation, Role role) =>
        delegator is { Disabled: false } && delegator.OrganisationId == delegation.OrganisationId && delegator.Roles.Contains(role);
}
