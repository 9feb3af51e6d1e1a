using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Catalogues.Oversight;

/// <summary>Catalogues name organisations and domains that exist, and every version has its catalogue.</summary>
internal sealed class ReferencesCheck(IDocuments<Catalogue> heads, IDocuments<CatalogueVersion> versions, DirectoryCopy directory) : ISelfCheck
{
    private const int Page = 500;

    public string Id => "catalogue-references";

    public string Explanation => "每个标准目录的领域、责任单位存在，每个版本都有所属的标准目录";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var snapshot = await directory.CurrentAsync(cancellation);
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var head in heads.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            known.Add(head.Id);
            var id = new CatalogueId(head.Value.Division, head.Value.Domain);
            findings.Require(head.Id == id.ToString(), $"标准目录 {head.Id} 的内容属于 {id}");
            findings.Require(snapshot.KnowsDomain(id.Domain), $"标准目录 {head.Id} 的领域 {id.Domain} 不存在");
            findings.Require(
                snapshot.Organisations.Any(organisation => organisation.Division == id.Division), $"标准目录 {head.Id} 的行政区划 {id.Division} 没有任何机构");
        }

        foreach (var domain in snapshot.Domains)
        {
            findings.Looked();
            foreach (var keeper in domain.JoiningOrganisationIds.Prepend(domain.LeadOrganisationId).Where(id => id.Length > 0))
            {
                findings.Require(snapshot.Find(keeper) is not null, $"领域 {domain.Code} 的责任单位 {keeper} 不存在");
            }
        }

        await foreach (var stored in versions.ReadAllAsync(StoredVersions.Page, cancellation))
        {
            findings.Looked();

            // A catalogue that was added meanwhile is looked for again.
            var catalogue = stored.Value.CatalogueId;
            findings.Require(
                known.Contains(catalogue) || await heads.FindAsync(catalogue, cancellation) is not null, $"版本 {stored.Id} 所属的标准目录 {catalogue} 不存在");
        }
    }
}
