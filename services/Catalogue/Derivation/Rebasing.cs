using System.Globalization;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Taking over the changes of an upstream catalogue into a draft (上级更新合并): all or nothing.</summary>
public static class Rebasing
{
    /// <summary>
    /// The draft after the step. Conflicts without a decision refuse it with their list; on a version that is taken over already it
    /// changes nothing. The catalogue itself follows when the draft is published.
    /// </summary>
    /// <param name="stored">The draft.</param>
    /// <param name="revision">Its revision that was decided on.</param>
    /// <param name="act">Who decides.</param>
    /// <param name="step">The upstream step.</param>
    /// <param name="decisions">What was decided.</param>
    /// <param name="acceptKept">Whether conflicts without a decision are decided as the same ones were before.</param>
    /// <param name="newId">The id of the item that is derived from a new one.</param>
    public static (CatalogueVersion Next, MergeCounts Counts) Rebase(
        Stored<CatalogueVersion> stored,
        long revision,
        Act act,
        UpstreamStep step,
        MergeDecisions decisions,
        bool acceptKept,
        Func<Guid, Guid> newId)
    {
        var draft = stored.Value;
        StateRules.Require(draft, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        var plan = ThreeWayMerge.Plan(step, draft.Items, decisions.Successors);
        DecisionChecks.Require(plan, decisions);
        var complete = acceptKept ? decisions.Complete(plan, draft.Decisions) : decisions;
        var merged = MergeResolution.Of(plan, complete, newId);
        if (merged.Open.Count > 0)
        {
            throw Unresolved(merged.Open);
        }

        var next = draft with
        {
            Items = merged.Items,
            Decisions = draft.Decisions.With(step, complete, act.By.Username, act.At),
        };
        var pinned = draft.Upstreams.FirstOrDefault(pin => pin.CatalogueId == step.UpstreamId);
        if (pinned?.Version == step.Version && ContentDigest.Of(next) == ContentDigest.Of(draft))
        {
            return (draft, merged.Counts);
        }

        next = ItemEdit.RequireSize(next.Following(new UpstreamPin(step.UpstreamId, step.Version, step.Version)));
        return (next.With(act.Step(StepKind.Rebased, Note(step, pinned, merged.Counts), ContentDigest.Of(next))), merged.Counts);
    }

    /// <summary>The refusal when conflicts are left open: names each by the item's name and the element.</summary>
    public static RequestException Unresolved(IReadOnlyList<OpenConflict> open)
    {
        var violations = open.Select(one => new Violation(
            $"{one.Item.UpstreamItemId:D}{(one.Field is null ? "" : "/" + one.Field.JsonName)}",
            one.Field is null
                ? $"“{one.Item.Name}”上级已不再提供，而本级做过修改：请选择保留或移除"
                : $"“{one.Item.Name}”的{ElementNames.Of(one.Field.JsonName)}上级和本级都做了修改：请选择采用上级、保留本级或另写")).ToList();
        var first = string.Join("；", violations.Take(3).Select(violation => violation.Description));
        return new(
            Reason.ConflictsUnresolved,
            $"还有 {open.Count} 处冲突没有决定，上级更新没有合并：{first}{(open.Count > 3 ? "；等" : "")}。",
            violations);
    }

    /// <summary>The refusal when upstream has published again since the caller looked.</summary>
    public static RequestException Moved(string upstreamId, int current) => new(
        Reason.UpstreamMoved,
        $"上级目录“{upstreamId}”的现行版本是第 {current} 版，与您预览的版本不同，请重新预览后再合并。",
        facts: new Dictionary<string, string> { ["current_version"] = current.ToString(CultureInfo.InvariantCulture) });

    private static string Note(UpstreamStep step, UpstreamPin? pinned, MergeCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{step.UpstreamId} 第{pinned?.Version ?? 0}版→第{step.Version}版：新增{counts.Added}项，更新{counts.Changed}项，移除{counts.Removed}项，决定冲突{counts.Conflicts}处");
}
