using OpenGov.Departments.Days;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations.Reorganising;

namespace OpenGov.Departments.Organisations.Orphans;

/// <summary>What is without a responsible organisation, as plain rules.</summary>
/// <param name="organisations">All organisations by id, dissolved ones too.</param>
/// <param name="domains">All domains by code.</param>
public sealed class OrphanSearch(IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Domain> domains)
{
    /// <summary>A domain is added first and assigned then: for so long it is not missed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyDictionary<string, Organisation> locals = organisations.Values
        .Where(one => one.Kind is OrganisationKind.Street or OrganisationKind.Town)
        .ToDictionary(one => one.Id, StringComparer.Ordinal);

    /// <summary>Domains without a lead that stands.</summary>
    /// <param name="now">Now.</param>
    public IEnumerable<Orphan> Domains(DateTimeOffset now) => domains.Values
        .Where(domain => !Stands(domain.LeadOrganisationId) && (domain.LeadOrganisationId.Length > 0 || now - domain.UpdatedAt >= Grace))
        .Select(domain => new Orphan
        {
            Kind = OrphanKind.Domain,
            Subject = domain.Code,
            District = organisations.TryGetValue(domain.LeadOrganisationId, out var lead) ? Organisation.DistrictOf(lead.Division) : "",
            Message = lead is null
                ? $"领域“{domain.Name}”没有牵头部门，请指定"
                : $"领域“{domain.Name}”的牵头部门“{lead.Name}”已于 {lead.DissolvedOn.Written()} 撤销，请重新指定",
        });

    /// <summary>The catalogue, when nobody keeps it; null when somebody does.</summary>
    /// <param name="catalogueId">A published one, for example "610116-06".</param>
    public Orphan? Catalogue(string catalogueId)
    {
        var dash = catalogueId.IndexOf('-', StringComparison.Ordinal);
        var (division, code) = (catalogueId[..dash], catalogueId[(dash + 1)..]);
        return IsKept(division, code)
            ? null
            : new()
            {
                Kind = OrphanKind.Catalogue,
                Subject = catalogueId,
                District = Organisation.DistrictOf(division),
                Message = $"已公开的标准目录 {catalogueId}（{(domains.TryGetValue(code, out var domain) ? domain.Name : code)}）没有责任单位，请指定",
            };
    }

    /// <summary>The people of a dissolved organisation.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="count">How many there are.</param>
    public static Orphan Accounts(Organisation organisation, long count) => new()
    {
        Kind = OrphanKind.Accounts,
        Subject = organisation.Id,
        District = Organisation.DistrictOf(organisation.Division),
        Message = $"“{organisation.Name}”已于 {organisation.DissolvedOn.Written()} 撤销，仍有 {count} 个可登录的账号，请调整或停用",
    };

    private bool IsKept(string division, string code) => division.Length == 9
        ? locals.Values.Any(one => one.Division == division && Stands(Succession.Standing(one.Id, organisations.GetValueOrDefault)))
        : domains.TryGetValue(code, out var domain)
            && organisations.TryGetValue(domain.LeadOrganisationId, out var lead)
            && lead.DissolvedOn is null
            && lead.Division == division;

    private bool Stands(string id) => organisations.TryGetValue(id, out var found) && found.DissolvedOn is null;
}
