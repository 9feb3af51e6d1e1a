using System.Runtime.CompilerServices;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Counts what upstream changes mean for several catalogues. Versions of upstreams are read once each: most streets follow the same.
/// </summary>
/// <param name="history">Versions.</param>
/// <param name="steps">Upstream steps.</param>
/// <param name="directory">Organisations.</param>
internal sealed class InboxCounts(VersionHistory history, UpstreamSteps steps, DirectorySnapshot directory)
{
    private readonly Dictionary<string, CatalogueVersion?> currents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), IReadOnlyList<CatalogueItem>> bases = [];

    /// <summary>Each catalogue with each upstream that it lags behind, the numbers, and whether its working version has taken it over.</summary>
    /// <param name="heads">At most 200 catalogues.</param>
    /// <param name="withSetAside">Also what was set aside.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<(Stored<Catalogue> Head, UpstreamPin Pin, MergeCounts Counts, bool InDraft)> OfAsync(
        IReadOnlyList<Stored<Catalogue>> heads, bool withSetAside, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var working = (await history.WorkingAsync([.. heads.Select(head => head.Id)], cancellation))
            .ToDictionary(version => version.Value.CatalogueId, version => version.Value);
        foreach (var head in heads)
        {
            var draft = working.GetValueOrDefault(head.Id);
            var version = (await history.NewestAsync(head.Id, cancellation))?.Value ?? draft;
            foreach (var pin in head.Value.Upstreams.Where(pin => withSetAside ? pin.IsBehind : pin.IsOpen))
            {
                var inDraft = draft?.Upstreams.Any(own => own.CatalogueId == pin.CatalogueId && own.Version >= pin.CurrentVersion) == true;
                yield return (head, pin, await CountAsync(head, pin, version, cancellation), inDraft);
            }
        }
    }

    private async Task<MergeCounts> CountAsync(
        Stored<Catalogue> head, UpstreamPin pin, CatalogueVersion? version, CancellationToken cancellation)
    {
        if (!currents.TryGetValue(pin.CatalogueId, out var current))
        {
            var newest = (await history.NewestAsync(pin.CatalogueId, cancellation))?.Value;
            current = currents[pin.CatalogueId] = newest?.State == VersionState.Published ? newest : null;
        }

        if (current is null || version is null)
        {
            return MergeCounts.None;
        }

        if (!bases.TryGetValue((pin.CatalogueId, pin.Version), out var before))
        {
            before = bases[(pin.CatalogueId, pin.Version)] = await steps.BaseAsync(pin, current, cancellation);
        }

        return ThreeWayMerge.Plan(UpstreamSteps.To(head, pin, before, current, directory), version.Items).Counts;
    }
}
