using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>Reads versions of a catalogue as the caller may see them.</summary>
public sealed class VersionReader(
    IDocuments<CatalogueVersion> versions, CatalogueHeads heads, ReadableVersions readable, Standings standings, DirectoryCopy directory)
{
    /// <summary>
    /// A page, newest first, without items. Keepers and the district office see every version; others those that are or were public,
    /// and the public is not told that a catalogue exists which has none.
    /// </summary>
    public async Task<Wire.ListVersionsResponse> ListAsync(
        Wire.ListVersionsRequest request, CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        var snapshot = await directory.CurrentAsync(cancellation);
        var all = Access.MayReadDrafts(snapshot.KeepersOf(id), caller);
        var asked = PageRequest.Of(
            request.PageSize, request.PageToken, "ListVersions", all ? "all" : "public", id.ToString());
        var query = all ? VersionHistory.All(id.ToString()) : VersionHistory.Public(id.ToString());
        var found = await versions.QueryAsync(query with { After = asked.After, Limit = asked.Size + 1 }, cancellation);
        var head = await heads.FindAsync(id, cancellation);
        var standing = await standings.OfAsync(id.ToString(), cancellation);
        if (head is null || (caller.IsPublic && standing.Newest == 0))
        {
            throw CatalogueHeads.Missing(id);
        }

        var (page, next) = asked.Cut(found, stored => new(
            all ? DocumentTypes.HistoryOf(stored.Value) : DocumentTypes.Standing(stored.Value), stored.Id));
        var view = new VersionView(all, WithItems: false, standing.Newest, head.Value.Upstream?.CurrentVersion ?? 0);
        return new()
        {
            Versions = { page.Select(stored => VersionsOut.Of(stored, view, snapshot)) },
            NextPageToken = next,
        };
    }

    /// <summary>
    /// A version with its items. One that was never public does not exist here, for nobody; a withdrawn one does not for the public.
    /// </summary>
    public async Task<Wire.CatalogueVersion> GetAsync(CatalogueId id, int number, Caller caller, CancellationToken cancellation)
    {
        var found = await readable.NumberedAsync(id, number, caller, "number", cancellation);
        var snapshot = await directory.CurrentAsync(cancellation);
        var standing = await standings.OfAsync(id.ToString(), cancellation);
        return VersionsOut.Of(
            found,
            new(
                Access.MayReadDrafts(snapshot.KeepersOf(id), caller),
                WithItems: true,
                standing.Newest,
                await heads.UpstreamCurrentAsync(id, cancellation)),
            snapshot);
    }
}
