using OpenGov.Catalogues.Elements;
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
    /// <see cref="Reason.RulesViolated"/> when it has no items, or an item misses an element or breaks a bound.
    /// </exception>
    public static (CatalogueVersion Next, DraftSubmitted Happened) Submit(
        Stored<CatalogueVersion> stored, long revision, Act act, string note, ReviewWay way)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        RequireComplete(stored.Value);
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
                SubmittedAt = act.At,
                Digest = digest,
                Stages = way.Stages,
                Joining = way.Joining,
            }
            : throw Refused.TooLarge(
                $"这个版本已送审 {ReviewRound.Most} 次，不能再送审；请废弃后重新开草稿。", ReviewRound.Most);

    /// <summary>The draft says all that a catalogue must say.</summary>
    /// <exception cref="RequestException"><see cref="Reason.RulesViolated"/>.</exception>
    public static void RequireComplete(CatalogueVersion draft)
    {
        if (draft.Items.Count == 0)
        {
            throw new RequestException(
                Reason.RulesViolated, "草稿还没有任何公开事项，不能提交审核。", [new("items", "至少需要一个公开事项")]);
        }

        List<Violation> violations =
        [
            .. from numbered in draft.Items.Index()
               from violation in ItemChecks.Check(numbered.Item.Elements)
               select violation with { Field = $"第{numbered.Index + 1}项 {ElementNames.Of(violation.Field)}" },
        ];
        if (violations.Count > 0)
        {
            var first = string.Join("；", violations.Take(3).Select(violation => $"{violation.Field}：{violation.Description}"));
            throw new RequestException(
                Reason.RulesViolated, $"草稿有 {violations.Count} 处不符合要求，不能提交审核：{first}{(violations.Count > 3 ? "；等" : "")}。", violations);
        }
    }
}
