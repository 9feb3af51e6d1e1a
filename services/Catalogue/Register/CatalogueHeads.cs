using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Register;

/// <summary>Finds catalogues.</summary>
public sealed class CatalogueHeads(IDocuments<Catalogue> catalogues)
{
    /// <summary>The catalogue.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotFound"/>.</exception>
    public async Task<Stored<Catalogue>> GetAsync(CatalogueId id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? throw Missing(id);

    /// <summary>The catalogue; null when there is none.</summary>
    public Task<Stored<Catalogue>?> FindAsync(CatalogueId id, CancellationToken cancellation) =>
        catalogues.FindAsync(id.ToString(), cancellation);

    /// <summary>The titles of catalogues, at most 1,000; without those that do not exist.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = ids.Count == 0
            ? []
            : await catalogues.QueryAsync(new DocumentQuery { Limit = ids.Count }.And("id", KeyRelation.In, ids), cancellation);
        return found.ToDictionary(head => head.Id, head => head.Value.Title, StringComparer.Ordinal);
    }

    /// <summary>The newest version of a local catalogue's upstream; 0 for a catalogue without one.</summary>
    public async Task<int> UpstreamCurrentAsync(CatalogueId id, CancellationToken cancellation) =>
        id.IsLocal && await FindAsync(id, cancellation) is { Value.Upstream: { } upstream } ? upstream.CurrentVersion : 0;

    /// <summary>The refusal when there is no such catalogue, or the caller may not know.</summary>
    public static RequestException Missing(CatalogueId id) => Refused.NotFound("标准目录", id.ToString());
}
