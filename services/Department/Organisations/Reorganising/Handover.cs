using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>What a merger or split makes of domains and accounts. Making it twice changes nothing more.</summary>
public static class Handover
{
    /// <summary>The domain in other hands; null when it is not concerned.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="plan">The merger or split.</param>
    /// <param name="at">Now.</param>
    /// <param name="standing">Who has taken over from an organisation by now; the id itself while that stands.</param>
    public static Domain? Of(Domain domain, Reorganisation plan, Func<string, string> standing, DateTimeOffset at)
    {
        var lead = Next(domain.LeadOrganisationId);
        var joining = domain.JoiningOrganisationIds.Select(Next).Where(id => id != lead).Distinct(StringComparer.Ordinal).ToList();
        return lead == domain.LeadOrganisationId && joining.SequenceEqual(domain.JoiningOrganisationIds)
            ? null
            : domain.Assign(lead, joining, at);

        string Next(string holder) => plan.Sources.Contains(holder) && plan.HolderOfDomain(domain.Code) is { } next ? standing(next) : holder;
    }

    /// <summary>The account in another organisation; null when it stays where it is.</summary>
    /// <param name="account">The account.</param>
    /// <param name="plan">The merger or split.</param>
    /// <param name="standing">Who has taken over from an organisation by now; the id itself while that stands.</param>
    /// <param name="at">Now.</param>
    public static Account? Of(Account account, Reorganisation plan, Func<string, string> standing, DateTimeOffset at) =>
        plan.Sources.Contains(account.OrganisationId)
        && plan.HolderOfAccount(account.Id) is { } next
        && standing(next) is var there
        && there != account.OrganisationId
            // Tokens name the organisation of their day, and must not outlive it.
            ? (account with { OrganisationId = there, UpdatedAt = at }).WithoutSessions(kept: null, at)
            : null;
}
