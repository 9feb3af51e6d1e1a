using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Editing;

/// <summary>Throwing a draft away; its content stays on record.</summary>
public static class Discarding
{
    /// <summary>The discarded draft and what happened.</summary>
    public static (CatalogueVersion Next, DraftDiscarded Happened) Discard(Stored<CatalogueVersion> stored, long revision, Act act)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { State = VersionState.Discarded }).With(act.Step(StepKind.Discarded, "", digest));
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
