using OpenGov.Contracts.Department.V1;

namespace OpenGov.Screens.Staff;

/// <summary>Names of organisations and domains, read once for each open page.</summary>
public sealed class OrganisationNames(
    OrganisationService.OrganisationServiceClient organisations, DomainService.DomainServiceClient domains)
{
    private Task<IReadOnlyDictionary<string, Organisation>>? known;
    private Task<IReadOnlyDictionary<string, string>>? domainNames;

    /// <summary>Every organisation by id.</summary>
    public Task<IReadOnlyDictionary<string, Organisation>> AllAsync() => known is { IsFaulted: false } ? known : known = ReadAsync();

    /// <summary>Short name; the id itself of one that is not known.</summary>
    public async Task<string> NameAsync(string id) => (await AllAsync()).TryGetValue(id, out var one) ? one.Name : id;

    /// <summary>Name of each domain by code.</summary>
    public Task<IReadOnlyDictionary<string, string>> DomainsAsync() =>
        domainNames is { IsFaulted: false } ? domainNames : domainNames = ReadDomainsAsync();

    private async Task<IReadOnlyDictionary<string, Organisation>> ReadAsync()
    {
        var all = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var token = "";
        do
        {
            var page = await organisations.ListOrganisationsAsync(new() { PageSize = 200, PageToken = token });
            foreach (var organisation in page.Organisations)
            {
                all[organisation.Id] = organisation;
            }

            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return all;
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadDomainsAsync() =>
        (await domains.ListDomainsAsync(new() { PageSize = 200 })).Domains.ToDictionary(domain => domain.Code, domain => domain.Name);
}
