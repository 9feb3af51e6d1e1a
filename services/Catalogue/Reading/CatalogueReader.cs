using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>Reads one catalogue as the caller may see it.</summary>
public sealed class CatalogueReader(
    CatalogueHeads heads, VersionHistory history, WorkingVersions working, PublishedCatalogues published, DirectoryCopy directory,
    BasisRegistry bases, TimeProvider clock)
{
    /// <summary>
    /// The catalogue with its current version. The public gets it only while one is public; its keepers and the district office also
    /// get the working version and who did what.
    /// </summary>
    public Task<Wire.Catalogue> GetAsync(string id, Caller caller, CancellationToken cancellation) =>
        (caller.IsPublic ? published.Ready(id) : null) ?? ReadAsync(CatalogueId.Parse(id, "id"), caller, cancellation);

    /// <summary>The working version with its items, for those who may read it.</summary>
    public async Task<Wire.CatalogueVersion> DraftAsync(CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        var snapshot = await directory.CurrentAsync(cancellation);
        Access.RequireReading(snapshot.KeepersOf(id), caller);
        var draft = await working.FindAsync(id, cancellation) ?? throw WorkingVersions.Missing(id);
        var upstream = await heads.UpstreamCurrentAsync(id, cancellation);
        var shown = VersionsOut.Of(draft, new(ToKeepers: true, WithItems: true, UpstreamCurrent: upstream), snapshot);
        CitationFlags.Add(shown.Items, draft.Value.Items, await bases.CurrentAsync(cancellation), Day.Today(clock));
        return shown;
    }

    private async Task<Wire.Catalogue> ReadAsync(CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        if (!caller.IsPublic)
        {
            var snapshot = await directory.CurrentAsync(cancellation);
            if (Access.MayReadDrafts(snapshot.KeepersOf(id), caller))
            {
                return await ToKeepersAsync(id, snapshot, cancellation);
            }

            if (published.Ready(id.ToString()) is { } ready)
            {
                return await ready;
            }
        }

        return await published.ReadAsync(id.ToString(), cancellation)
            ?? (caller.IsPublic ? throw CatalogueHeads.Missing(id) : await WithoutVersionAsync(id, cancellation));
    }

    private async Task<Wire.Catalogue> ToKeepersAsync(CatalogueId id, DirectorySnapshot snapshot, CancellationToken cancellation)
    {
        var head = await heads.GetAsync(id, cancellation);
        var newest = await history.NewestAsync(id.ToString(), cancellation);
        var standing = Standing.Of(newest?.Value);
        var view = new VersionView(
            ToKeepers: true, WithItems: true, Newest: standing.Newest, UpstreamCurrent: head.Value.Upstream?.CurrentVersion ?? 0);
        var message = CataloguesOut.Of(head, standing.Current, snapshot);
        message.Current = standing.Current > 0 ? VersionsOut.Of(newest!, view, snapshot) : null;
        message.Working = await working.FindAsync(id, cancellation) is { } draft
            ? VersionsOut.Of(draft, view with { WithItems = false }, snapshot)
            : null;
        return message;
    }

    private async Task<Wire.Catalogue> WithoutVersionAsync(CatalogueId id, CancellationToken cancellation) =>
        CataloguesOut.Of(await heads.GetAsync(id, cancellation), 0, await directory.CurrentAsync(cancellation));
}
