using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Editing;

/// <summary>Opening a draft.</summary>
public static class OpeningDraft
{
    /// <summary>
    /// A draft with the items of the newest version that was ever public (of a withdrawn one too: it is there to be corrected), or
    /// empty. Items keep their ids and revisions; the number is the next free one.
    /// </summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="history">What it is opened after.</param>
    /// <param name="act">Who opens it.</param>
    public static CatalogueVersion Open(Stored<Catalogue> catalogue, History history, Act act) => Start(
        catalogue, history, history.Newest?.Items ?? [], history.Newest?.Upstream ?? catalogue.Value.Upstream, StepKind.Opened, "", act) with
    {
        // They hold on while their fields stay as they are.
        Waivers = history.Newest?.Waivers ?? [],
    };

    /// <summary>A draft with the items of an earlier version, which keep their ids.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="history">What it is opened after.</param>
    /// <param name="earlier">A version that is or was public.</param>
    /// <param name="act">Who restores it.</param>
    public static CatalogueVersion Restore(Stored<Catalogue> catalogue, History history, CatalogueVersion earlier, Act act) => Start(
        catalogue, history, earlier.Items, earlier.Upstream ?? catalogue.Value.Upstream, StepKind.Restored, $"恢复第 {earlier.Number} 版", act) with
    {
        // The items follow what they followed then, so that what upstream changed since is offered.
        FurtherUpstreams = earlier.FurtherUpstreams,
        Waivers = earlier.Waivers,
    };

    /// <summary>A draft of a derived catalogue that was never public (see <see cref="Derivation.TownshipItems"/>).</summary>
    /// <param name="catalogue">The derived catalogue.</param>
    /// <param name="history">What it is opened after.</param>
    /// <param name="items">The items taken over.</param>
    /// <param name="act">Who derives it.</param>
    public static CatalogueVersion Derive(Stored<Catalogue> catalogue, History history, IReadOnlyList<CatalogueItem> items, Act act) =>
        Start(catalogue, history, items, catalogue.Value.Upstream, StepKind.Derived, "", act);

    /// <summary>The event of a draft that was opened or derived.</summary>
    public static DraftOpened Happened(CatalogueVersion draft) => new()
    {
        EventId = Guid.NewGuid(),
        OccurredAt = draft.OpenedAt,
        CatalogueId = draft.CatalogueId,
        Version = draft.Number,
        Digest = draft.Steps[^1].Digest,
    };

    private static CatalogueVersion Start(
        Stored<Catalogue> catalogue, History history, IReadOnlyList<CatalogueItem> items, UpstreamPin? upstream, StepKind kind, string note, Act act)
    {
        var draft = new CatalogueVersion
        {
            CatalogueId = catalogue.Id,
            Number = (history.Newest?.Number ?? 0) + 1,
            Title = catalogue.Value.Title,
            State = VersionState.Draft,
            Items = items,
            Upstream = upstream is null ? null : new(upstream.CatalogueId, upstream.Version, upstream.CurrentVersion),
            FurtherUpstreams = history.Newest?.FurtherUpstreams ?? [],
            Decisions = history.Newest?.Decisions ?? [],
            OpenedAt = act.At,
            Predecessors = history.Ended,
        };
        return draft.With(act.Step(kind, note, ContentDigest.Of(draft)));
    }
}
