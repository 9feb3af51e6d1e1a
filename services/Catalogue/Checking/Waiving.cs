using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Checking;

/// <summary>Giving a reason for warnings, and taking it back. Both are steps of the version: the record stays when a waiver goes.</summary>
public static class Waiving
{
    /// <summary>The draft with waivers of the named findings; a finding that was waived before gets the new reason.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="findings">Ids of warnings, as a check of the present content reports them.</param>
    /// <param name="reason">Why they are right as they are.</param>
    /// <param name="act">Who says so.</param>
    /// <param name="context">What the draft is checked against.</param>
    /// <exception cref="RequestException">
    /// The version is no draft; a finding is not there any more (STALE_REVISION), is no warning, or there would be too many waivers.
    /// </exception>
    public static CatalogueVersion Waive(
        Stored<CatalogueVersion> draft, IReadOnlyCollection<string> findings, string reason, Act act, CheckContext context)
    {
        StateRules.Require(draft.Value, VersionState.Draft);
        var report = CheckReport.Of(draft.Value, context);
        var present = report.Findings.ToDictionary(judged => judged.Finding.Id, StringComparer.Ordinal);
        var waived = findings.Distinct().Select(id => WaiverOf(present.GetValueOrDefault(id)?.Finding)).ToList();

        // Waivers of what is not found any more are left out only here, where the draft has just been checked.
        var others = draft.Value.Waivers.Where(
            waiver => present.ContainsKey(waiver.FindingId) && !waived.Exists(another => another.FindingId == waiver.FindingId));
        List<Waiver> next = [.. others, .. waived];
        return next.Count <= Waiver.Most
            ? (draft.Value with { Waivers = next }).With(
                act.Step(StepKind.FindingsWaived, $"{reason}（{waived.Count} 处）", ContentDigest.Of(draft.Value)))
            : throw Refused.TooLarge($"一份标准目录最多说明 {Waiver.Most} 处提醒的理由，请先修改草稿。", Waiver.Most);

        Waiver WaiverOf(Finding? finding) => finding switch
        {
            null => throw Refused.Stale(draft.Revision),
            { Severity: Severity.Warning, Item: { } item } => new(
                finding.Id, finding.Rule.Id, item.Id, finding.Field, reason, act.By.Username, act.By.OrganisationId, act.At),
            { Severity: Severity.Error } => throw Refused.Invalid("findingIds", $"“{finding.Rule.Title}”是错误，必须修改，不能说明理由后保留"),
            _ => throw Refused.Invalid("findingIds", $"“{finding.Rule.Title}”只是提示，不需要说明理由"),
        };
    }

    /// <summary>The draft without the waivers of the named findings.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="findings">Ids of findings that are waived.</param>
    /// <param name="act">Who takes them back.</param>
    /// <exception cref="RequestException">The version is no draft; a finding has no waiver (STALE_REVISION).</exception>
    public static CatalogueVersion Remove(Stored<CatalogueVersion> draft, IReadOnlyCollection<string> findings, Act act)
    {
        StateRules.Require(draft.Value, VersionState.Draft);
        var removed = findings.ToHashSet(StringComparer.Ordinal);
        List<Waiver> kept = [.. draft.Value.Waivers.Where(waiver => !removed.Remove(waiver.FindingId))];
        return removed.Count == 0
            ? (draft.Value with { Waivers = kept }).With(
                act.Step(StepKind.WaiversRemoved, $"撤回 {draft.Value.Waivers.Count - kept.Count} 处理由", ContentDigest.Of(draft.Value)))
            : throw Refused.Stale(draft.Revision);
    }
}
