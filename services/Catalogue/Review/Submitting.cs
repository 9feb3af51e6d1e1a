using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>Handing a draft to the reviewers: it is frozen until they decide.</summary>
public static class Submitting
{
    /// <summary>The submitted version and what happened.</summary>
    /// <exception cref="RequestException">
    /// <see cref="Reason.RulesViolated"/> when a check finds an error, or a warning that nobody waived.
    /// </exception>
    public static (CatalogueVersion Next, DraftSubmitted Happened) Submit(
        Stored<CatalogueVersion> stored, long revision, Act act, string note, CheckContext context)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        RequireComplete(stored.Value, context);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { State = VersionState.Submitted }).With(act.Step(StepKind.Submitted, note, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }

    private static void RequireComplete(CatalogueVersion draft, CheckContext context) => SubmissionGate.Require(draft, context);
}
