using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>A derived catalogue as an upstream change meets it.</summary>
/// <param name="Version">The version that is compared.</param>
/// <param name="DraftRevision">Revision of the draft; 0 when it is no draft.</param>
/// <param name="Pin">The upstream version it follows.</param>
/// <param name="Step">The step to upstream's current version.</param>
public sealed record ComparedUpstream(CatalogueVersion Version, long DraftRevision, UpstreamPin Pin, UpstreamStep Step);

/// <summary>Compares derived catalogues with their upstream.</summary>
public sealed class UpstreamComparison(CatalogueHeads heads, VersionHistory history, WorkingVersions working, UpstreamSteps steps)
{
    /// <summary>The working version, or without one the newest, against upstream's current version.</summary>
    /// <param name="id">The derived catalogue.</param>
    /// <param name="upstreamId">The upstream; empty for the one it was derived from.</param>
    /// <param name="directory">Names of organisations.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ComparedUpstream> OfAsync(
        CatalogueId id, string upstreamId, DirectorySnapshot directory, CancellationToken cancellation)
    {
        var head = await heads.GetAsync(id, cancellation);
        var draft = await working.FindAsync(id, cancellation);
        var version = draft ?? await history.NewestAsync(id.ToString(), cancellation) ?? throw WorkingVersions.Missing(id);
        var pin = PinOf(head, version.Value, upstreamId);
        var step = await steps.ToCurrentAsync(head, pin, directory, cancellation);
        return new(version.Value, draft?.Revision ?? 0, pin, step);
    }

    /// <summary>The upstream version that a version follows; the catalogue tells where the version does not.</summary>
    /// <exception cref="RequestException">It does not follow that upstream, or none.</exception>
    public static UpstreamPin PinOf(Stored<Catalogue> head, CatalogueVersion version, string upstreamId)
    {
        var wanted = upstreamId.Length > 0 ? upstreamId : (version.Upstream ?? head.Value.Upstream)?.CatalogueId;
        return version.Upstreams.Concat(head.Value.Upstreams).FirstOrDefault(pin => pin.CatalogueId == wanted)
            ?? throw Refused.NotFound("上级目录", wanted ?? head.Id);
    }
}
