using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Bases;

/// <summary>Lists who cites a basis: published versions for everyone, working versions for those who may read them.</summary>
public sealed class CitationList(
    IDocuments<LegalBasis> bases,
    IDocuments<BasisCitation> pairs,
    IDocuments<CatalogueVersion> versions,
    CatalogueHeads heads,
    BasisRegistry registry,
    Standings standings,
    DirectoryCopy directory,
    TimeProvider clock)
{
    // A version may be large, and most of those that are looked at do not cite the basis.
    private const int MostVersions = 50;

    /// <summary>A page, ordered by catalogue.</summary>
    public async Task<Wire.ListCitationsResponse> ListAsync(
        Wire.ListCitationsRequest request, Caller caller, CancellationToken cancellation)
    {
        if (request.Working && caller.IsPublic)
        {
            throw new RequestException(Reason.Unauthenticated, "查看草稿引用的依据需要先登录。");
        }

        if (request.BasisId.Length > 60 || await bases.FindAsync(request.BasisId, cancellation) is null)
        {
            throw KeepingBases.Missing(request.BasisId.Length > 60 ? request.BasisId[..60] : request.BasisId);
        }

        var audience = request.Working ? caller.Username : "public";
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListCitations", audience, request.BasisId);
        return await (request.Working
            ? WorkingAsync(asked with { Size = Math.Min(asked.Size, MostVersions) }, request.BasisId, caller, cancellation)
            : PublishedAsync(asked, request.BasisId, cancellation));
    }

    private async Task<Wire.ListCitationsResponse> PublishedAsync(PageRequest asked, string basis, CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "cites", After = asked.After, Limit = asked.Size + 1 }
            .And("cites", KeyRelation.StartsWith, basis + "/");
        var (page, next) = asked.Cut(
            await pairs.QueryAsync(query, cancellation), pair => new($"{basis}/{pair.Value.CatalogueId}", pair.Id));
        var ids = page.Select(pair => pair.Value.CatalogueId).ToList();
        var titles = await heads.TitlesAsync(ids, cancellation);

        // The index follows the log: what was withdrawn or published a moment ago is not shown from it.
        var current = await standings.OfAsync(ids, cancellation);
        return new()
        {
            Citations =
            {
                page.Where((pair, index) => current[index].Current == pair.Value.Version)
                    .Select(pair => Of(pair.Value.CatalogueId, titles, pair.Value.Version, pair.Value.Items)),
            },
            NextPageToken = next,
        };
    }

    private async Task<Wire.ListCitationsResponse> WorkingAsync(
        PageRequest asked, string basis, Caller caller, CancellationToken cancellation)
    {
        var own = OwnCatalogues.Of(caller, await directory.CurrentAsync(cancellation));
        if (own.IsEmpty)
        {
            return new();
        }

        var query = own.Within(new DocumentQuery { SortBy = "working", After = asked.After, Limit = asked.Size + 1 }, "working");
        var (page, next) = asked.Cut(
            await versions.QueryAsync(query, cancellation), version => new(version.Value.CatalogueId, version.Id));
        var known = await registry.CurrentAsync(cancellation);
        var today = Day.Today(clock);
        var citing = page
            .Select(version => (version.Value, Items: Citing.Read(version.Value.Items, known, today).Known.GetValueOrDefault(basis)))
            .Where(version => version.Items is not null)
            .ToList();
        var titles = citing.ToDictionary(version => version.Value.CatalogueId, version => version.Value.Title, StringComparer.Ordinal);
        return new()
        {
            Citations = { citing.Select(version => Of(version.Value.CatalogueId, titles, version.Value.Number, version.Items!)) },
            NextPageToken = next,
        };
    }

    private static Wire.BasisCitation Of(
        string catalogue, IReadOnlyDictionary<string, string> titles, int version, IEnumerable<CitingItem> items) => new()
        {
            CatalogueId = catalogue,
            Title = titles.GetValueOrDefault(catalogue) ?? "",
            Version = version,
            Items = { BasesOut.Items(items) },
        };
}
