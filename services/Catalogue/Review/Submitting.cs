using OpenGov.Catalogues.Elements;
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
    /// <see cref="Reason.RulesViolated"/> when it has no items, or an item misses an element or breaks a bound.
    /// </exception>
    public static (CatalogueVersion Next, DraftSubmitted Happened) Submit(
        Stored<CatalogueVersion> stored, long revision, Act act, string note)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        RequireComplete(stored.Value);
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

    private static void RequireComplete(CatalogueVersion draft)
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
