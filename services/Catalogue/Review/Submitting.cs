using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>The way that a submission goes, as it is configured and assigned on that day.</summary>
/// <param name="Stages">The stages of the review.</param>
/// <param name="Joining">Departments whose consent is needed.</param>
public sealed record ReviewWay(IReadOnlyList<ReviewStage> Stages, IReadOnlyList<string> Joining);

/// <summary>Handing a draft to the reviewers: it is frozen until they decide, and a new round begins at the first stage.</summary>
public static class Submitting
{
    /// <summary>The submitted version and what happened.</summary>
    /// <exception cref="RequestException">
    /// <see cref="Reason.RulesViolated"/> when a check finds an error, or a warning that nobody waived.
    /// </exception>
    public static (CatalogueVersion Next, DraftSubmitted Happened) Submit(
        Stored<CatalogueVersion> stored, long revision, Act act, string note, ReviewWay way, CheckContext checks)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        act = act.Using("editor");
        SubmissionGate.Require(stored.Value, checks);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with
        {
            State = VersionState.Submitted,
            Rounds = [.. stored.Value.Rounds, Round(stored.Value, act, digest, way)],
        }).With(act.Step(StepKind.Submitted, note, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }

    private static ReviewRound Round(CatalogueVersion draft, Act act, string digest, ReviewWay way) =>
        draft.Rounds.Count < ReviewRound.Most
            ? new()
            {
                Number = draft.Rounds.Count + 1,
                Submitter = act.By.Username,
                SubmitterOnBehalfOf = act.OnBehalfOf,
                SubmittedAt = act.At,
                Digest = digest,
                Stages = way.Stages,
                Joining = way.Joining,
            }
            : throw Refused.TooLarge(
                $"这个版本已送审 {ReviewRound.Most} 次，不能再送审；请废弃后重新开草稿。", ReviewRound.Most);
}
