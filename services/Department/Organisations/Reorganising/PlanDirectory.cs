using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Input;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>What a plan is checked against.</summary>
internal sealed class PlanDirectory(
    IDocuments<Organisation> organisations, IDocuments<Domain> domains, IDocuments<Account> accounts, IDocuments<Reorganisation> plans)
{
    /// <summary>The organisation with this id; null when there is none.</summary>
    public Task<Stored<Organisation>?> FindAsync(string id, CancellationToken cancellation) => organisations.FindAsync(id, cancellation);

    /// <summary>The organisation that a plan is about: it exists, stands, and the caller governs it.</summary>
    public async Task<Stored<Organisation>> SubjectAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var subject = await organisations.FindAsync(id, cancellation) ?? throw Refused.NotFound("机构", id);
        caller.RequireGoverns(subject.Value.Division);
        OrganisationRules.RequireStanding(subject.Value);
        return subject;
    }

    /// <summary>The plans of a district that are still to take effect, in the order in which they will.</summary>
    /// <exception cref="RequestException">There are as many as there may be.</exception>
    public async Task<IReadOnlyList<Reorganisation>> OpenAsync(string district, CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "due", Limit = OpenPlans.Most }.And("due", KeyRelation.Exists, true).And("district", district);
        var open = await plans.QueryAsync(query, cancellation);
        return open.Count < OpenPlans.Most
            ? [.. open.Select(stored => stored.Value)]
            : throw Refused.TooLarge($"本区尚未生效的机构变更最多 {OpenPlans.Most} 项。", OpenPlans.Most);
    }

    /// <summary>Refuses a plan that one which is still to take effect stands in the way of.</summary>
    public async Task RequireRoomAsync(Reorganisation plan, CancellationToken cancellation)
    {
        var open = await OpenAsync(plan.District, cancellation);
        var concerned = new DocumentQuery { Limit = 1000 }.And("id", KeyRelation.In, plan.Concerned.Distinct().ToList());
        var names = (await organisations.QueryAsync(concerned, cancellation)).ToDictionary(stored => stored.Id, stored => stored.Value.Name);
        OpenPlans.RequireRoom(plan, open, id => names.GetValueOrDefault(id, id));
    }

    /// <summary>Refuses a name that another organisation of the district has, unless it is planned that it has it no more by then.</summary>
    public async Task RequireFreeAsync(Organisation subject, Reorganisation rename, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = 1 }
            .And(OrganisationDocument.NameKey, OrganisationDocument.NameOf(subject.Division, rename.Name));
        if (await organisations.QueryAsync(query, cancellation) is not [var taken] || taken.Id == subject.Id)
        {
            return;
        }

        var open = await OpenAsync(Organisation.DistrictOf(subject.Division), cancellation);
        if (!open.Any(plan => plan.EffectiveOn <= rename.EffectiveOn && (plan.Ending.Contains(taken.Id) || plan.IsRenameOf(taken.Id))))
        {
            throw Refused.AlreadyExists("本区机构名称", rename.Name);
        }
    }

    /// <summary>Checks that what a part gets is the source's to give.</summary>
    public async Task CheckPartAsync(InputCheck check, string field, SplitPart part, string source, CancellationToken cancellation)
    {
        foreach (var (index, code) in part.DomainCodes.Index())
        {
            var domain = Identifier.IsDomain(code) ? (await domains.FindAsync(code, cancellation))?.Value : null;
            check.Require(
                domain is not null && (domain.LeadOrganisationId == source || domain.JoiningOrganisationIds.Contains(source)),
                $"{field}.domainCodes[{index}]",
                "不是被分设机构牵头或会签的领域");
        }

        foreach (var (index, username) in part.Usernames.Index())
        {
            var account = Identifier.IsAccount(username) ? (await accounts.FindAsync(username, cancellation))?.Value : null;
            check.Require(account?.OrganisationId == source, $"{field}.usernames[{index}]", "不是被分设机构的成员或接口账号");
        }
    }
}
