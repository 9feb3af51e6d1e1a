using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Departments.Oversight;

/// <summary>Members, domains and declarations name organisations and domains that exist.</summary>
internal sealed class DirectoryReferencesCheck(
    IDocuments<Organisation> organisations, IDocuments<Account> accounts, IDocuments<Domain> domains, IDocuments<NotApplicable> declarations) : ISelfCheck
{
    private const int Page = 500;

    public string Id => "directory-references";

    public string Explanation => "成员所属机构、领域的责任单位、不涉及说明的领域和镇街都存在";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var known = new HashSet<string>([OrganisationRules.SystemId], StringComparer.Ordinal);
        var divisions = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var organisation in organisations.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            known.Add(organisation.Id);
            divisions.Add(organisation.Value.Division);
        }

        await foreach (var account in accounts.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            await RequireAsync($"账号 {account.Id}", account.Value.OrganisationId);
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var domain in domains.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            codes.Add(domain.Id);
            foreach (var responsible in domain.Value.JoiningOrganisationIds.Prepend(domain.Value.LeadOrganisationId).Where(id => id.Length > 0))
            {
                await RequireAsync($"领域 {domain.Id}", responsible);
            }
        }

        await foreach (var declared in declarations.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            findings.Require(codes.Contains(declared.Value.Domain), $"不涉及说明 {declared.Id} 的领域不存在");
            findings.Require(divisions.Contains(declared.Value.Division), $"不涉及说明 {declared.Id} 的镇街不存在");
        }

        // What was added meanwhile is looked for again.
        async Task RequireAsync(string holder, string organisation) => findings.Require(
            known.Contains(organisation) || await organisations.FindAsync(organisation, cancellation) is not null, $"{holder} 的机构 {organisation} 不存在");
    }
}
