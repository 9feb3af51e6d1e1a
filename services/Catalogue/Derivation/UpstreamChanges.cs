using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Lists derived catalogues that lag behind their upstream (上级更新): the inbox of streets, the overview of the office.</summary>
public sealed class UpstreamChanges(IDocuments<Catalogue> heads)
{
    /// <summary>A page, ordered by catalogue. Streets see their own, the district office those of the whole district.</summary>
    public async Task<Wire.ListUpstreamChangesResponse> ListAsync(
        Wire.ListUpstreamChangesRequest request, Caller caller, CancellationToken cancellation)
    {
        var reach = Access.LocalReach(caller);
        if (request.Division.Length > 0)
        {
            Access.RequireWithin(reach, request.Division);
        }

        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListUpstreamChanges", reach ?? "", request.Division);
        if (reach is null)
        {
            return new();
        }

        var query = new DocumentQuery { After = asked.After, Limit = asked.Size + 1 };
        query = request.Division.Length > 0 ? query.And("behind", request.Division) : query.And("behind", KeyRelation.StartsWith, reach);
        var (page, next) = asked.Cut(await heads.QueryAsync(query, cancellation), head => new(head.Id, head.Id));
        return new()
        {
            Changes =
            {
                page.Select(head => new Wire.UpstreamChange
                {
                    CatalogueId = head.Id,
                    Title = head.Value.Title,
                    Upstream = VersionsOut.UpstreamOf(head.Value.Upstream, 0),
                }),
            },
            NextPageToken = next,
        };
    }
}
