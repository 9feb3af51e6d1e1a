using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>A reviewer's decision on a submission.</summary>
/// <param name="Approves">Approve, or return to the editors.</param>
/// <param name="Digest">Digest of the content that was reviewed.</param>
/// <param name="Revision">Revision of the version that was reviewed.</param>
/// <param name="Comment">Comment; needed when returned.</param>
public sealed record ReviewDecision(bool Approves, string Digest, long Revision, string Comment);

/// <summary>
/// Approving or returning a submission. Refused in this order: not responsible, wrong state, another content than reviewed, own
/// submission, role: so that a caller learns first what does not depend on who else did what.
/// </summary>
public static class Deciding
{
    /// <summary>
    /// The version after the decision and what happened. A version that is approved but not yet public can still be returned;
    /// otherwise a mistake found in the last moment could only be published.
    /// </summary>
    public static (CatalogueVersion Next, CatalogueEvent Happened) Decide(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, ReviewDecision decision)
    {
        Access.RequireReviewing(keepers, act.By);
        if (decision.Approves || stored.Value.State != VersionState.Approved)
        {
            StateRules.Require(stored.Value, VersionState.Submitted);
        }

        StateRules.RequireRevision(stored, decision.Revision);
        var digest = ContentDigest.Of(stored.Value);
        if (decision.Digest != digest)
        {
            throw Refused.Stale(stored.Revision);
        }

        Access.RequireAnother(stored.Value, act.By);
        Access.RequireDecider(keepers, act.By);
        return decision.Approves
            ? (After(VersionState.Approved, StepKind.Approved), new DraftApproved
            {
                EventId = Guid.NewGuid(),
                OccurredAt = act.At,
                CatalogueId = stored.Value.CatalogueId,
                Version = stored.Value.Number,
                Digest = digest,
            })
            : (After(VersionState.Draft, StepKind.Returned), new DraftReturned
            {
                EventId = Guid.NewGuid(),
                OccurredAt = act.At,
                CatalogueId = stored.Value.CatalogueId,
                Version = stored.Value.Number,
                Digest = digest,
            });

        CatalogueVersion After(VersionState state, StepKind kind) =>
            (stored.Value with { State = state }).With(act.Step(kind, decision.Comment, digest));
    }
}
