using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// What publishing a district's draft would mean for the streets that follow it. Streets' drafts are compared too, but only numbers
/// leave them. Linear in streets and items; one street's version is held at a time.
/// </summary>
public sealed class DraftImpact(
    Followers followers, VersionHistory history, WorkingVersions working, UpstreamSteps steps, DirectoryCopy directory)
{
    /// <summary>Most streets that are named; the sums count all.</summary>
    public const int MostStreets = 500;

    // Upstream versions whose items are kept while streets are counted; most streets follow one of the latest.
    private const int MostBases = 8;

    /// <summary>The numbers of each street, and all together.</summary>
    public async Task<Wire.PreviewImpactResponse> OfAsync(CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        var organisations = await directory.CurrentAsync(cancellation);
        Access.RequireReading(organisations.KeepersOf(id), caller);
        if (id.IsLocal)
        {
            throw Refused.Invalid("catalogueId", "必须是区级标准目录，例如 610116-06");
        }

        var draft = await working.FindAsync(id, cancellation) ?? throw WorkingVersions.Missing(id);
        var bases = new Dictionary<int, IReadOnlyList<CatalogueItem>>();
        var streets = new SortedDictionary<string, Wire.StreetImpact>(StringComparer.Ordinal);
        var (total, affected, all) = (MergeCounts.None, 0, 0);
        await foreach (var head in followers.OfAsync(draft.Value.CatalogueId, cancellation))
        {
            var counts = await CountAsync(head, draft.Value, bases, organisations, cancellation);
            total += counts;
            affected += counts.IsNone ? 0 : 1;
            all++;
            streets[head.Id] = StreetOf(head, counts);
            if (streets.Count > MostStreets)
            {
                streets.Remove(streets.Last().Key);
            }
        }

        return new()
        {
            Streets = { streets.Values },
            StreetCount = all,
            AffectedCount = affected,
            AddedCount = total.Added,
            ChangedCount = total.Changed,
            RemovedCount = total.Removed,
            ConflictCount = total.Conflicts,
            DraftRevision = draft.Revision,
        };
    }

    private async Task<MergeCounts> CountAsync(
        Stored<Catalogue> head,
        CatalogueVersion draft,
        Dictionary<int, IReadOnlyList<CatalogueItem>> bases,
        DirectorySnapshot organisations,
        CancellationToken cancellation)
    {
        var version = await history.WorkingAsync(head.Id, cancellation) ?? await history.NewestAsync(head.Id, cancellation);
        if (version is null)
        {
            return MergeCounts.None;
        }

        var pin = UpstreamComparison.PinOf(head, version.Value, draft.CatalogueId);
        if (!bases.TryGetValue(pin.Version, out var before))
        {
            if (bases.Count == MostBases)
            {
                bases.Remove(bases.Keys.Min());
            }

            before = bases[pin.Version] = await steps.BaseAsync(pin, null, cancellation);
        }

        return ThreeWayMerge.Plan(UpstreamSteps.To(head, pin, before, draft, organisations), version.Value.Items).Counts;
    }

    private static Wire.StreetImpact StreetOf(Stored<Catalogue> head, MergeCounts counts) => new()
    {
        CatalogueId = head.Id,
        Title = head.Value.Title,
        AddedCount = counts.Added,
        ChangedCount = counts.Changed,
        RemovedCount = counts.Removed,
        ConflictCount = counts.Conflicts,
    };
}
