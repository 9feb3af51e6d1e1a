using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>Lists catalogues as the caller may see them, ordered by id.</summary>
public sealed class CatalogueList(IDocuments<Catalogue> heads, VersionHistory history, Standings standings, DirectoryCopy directory)
{
    /// <summary>A page. The public sees catalogues that have a published version now, staff all; working versions only who may.</summary>
    public async Task<Wire.ListCataloguesResponse> ListAsync(
        Wire.ListCataloguesRequest request, Caller caller, CancellationToken cancellation)
    {
        var audience = caller.IsPublic ? "public" : "staff";
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListCatalogues", audience, request.Division, request.Domain);
        var (found, current) = await FindAsync(asked, Query(request), caller.IsPublic, cancellation);
        var (page, next) = asked.Cut(found, Place);
        var snapshot = await directory.CurrentAsync(cancellation);
        var drafts = await DraftsAsync(page, caller, snapshot, cancellation);
        var answer = new Wire.ListCataloguesResponse { NextPageToken = next };
        foreach (var head in page)
        {
            var shown = CataloguesOut.Of(head, current[head.Id].Current, snapshot);
            if (drafts.TryGetValue(head.Id, out var draft))
            {
                var view = new VersionView(ToKeepers: true, WithItems: false, UpstreamCurrent: head.Value.Upstream?.CurrentVersion ?? 0);
                shown.Working = VersionsOut.Of(draft, view, snapshot);
            }

            answer.Catalogues.Add(shown);
        }

        return answer;
    }

    private static DocumentQuery Query(Wire.ListCataloguesRequest request)
    {
        var query = new DocumentQuery();
        query = request.Division.Length > 0 ? query.And("division", request.Division) : query;
        return request.Domain.Length > 0 ? query.And("domain", request.Domain) : query;
    }

    private static QueryPlace Place(Stored<Catalogue> head) => new(head.Id, head.Id);

    private async Task<(List<Stored<Catalogue>> Found, Dictionary<string, Standing> Current)> FindAsync(
        PageRequest asked, DocumentQuery query, bool onlyPublic, CancellationToken cancellation)
    {
        var found = new List<Stored<Catalogue>>();
        var current = new Dictionary<string, Standing>(StringComparer.Ordinal);
        query = query with { After = asked.After, Limit = asked.Size + 1 };
        while (true)
        {
            var batch = await heads.QueryAsync(query, cancellation);
            var standing = await standings.OfAsync([.. batch.Select(head => head.Id)], cancellation);
            foreach (var (index, head) in batch.Index())
            {
                current[head.Id] = standing[index];
                if (!onlyPublic || standing[index].Current > 0)
                {
                    found.Add(head);
                }
            }

            if (batch.Count < query.Limit || found.Count > asked.Size)
            {
                return (found.Count > asked.Size ? found[..(asked.Size + 1)] : found, current);
            }

            query = query with { After = Place(batch[^1]) };
        }
    }

    private async Task<Dictionary<string, Stored<CatalogueVersion>>> DraftsAsync(
        IReadOnlyList<Stored<Catalogue>> page, Caller caller, DirectorySnapshot snapshot, CancellationToken cancellation)
    {
        var readable = page
            .Where(head => !caller.IsPublic && Access.MayReadDrafts(snapshot.KeepersOf(CatalogueId.Stored(head.Id)), caller))
            .Select(head => head.Id)
            .ToList();
        var drafts = readable.Count > 0 ? await history.WorkingAsync(readable, cancellation) : [];
        return drafts.ToDictionary(draft => draft.Value.CatalogueId, StringComparer.Ordinal);
    }
}
