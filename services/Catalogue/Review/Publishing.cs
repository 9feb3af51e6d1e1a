using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// Making an approved version the current public one. It is the write of this one document: the current version is by definition
/// the one with the highest number that was ever published, so there is no moment with none or with two.
/// </summary>
public static class Publishing
{
    /// <summary>The published version and what happened.</summary>
    public static (CatalogueVersion Next, CataloguePublished Happened) Publish(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, long revision)
    {
        Access.RequirePublishing(keepers, act.By);
        StateRules.Require(stored.Value, VersionState.Approved);
        StateRules.RequireRevision(stored, revision);
        act = act.Using("reviewer", "leader", "office");
        Access.RequireAnother(stored.Value, act.By);
        Access.RequireDecider(keepers, act.By);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { State = VersionState.Published, PublishedAt = act.At, Schedule = null })
            .With(act.Step(StepKind.Published, "", digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }
}
