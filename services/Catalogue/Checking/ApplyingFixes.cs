using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Checking;

/// <summary>A fix that an editor chose.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="ItemRevision">The item's revision that the finding was made of.</param>
/// <param name="FindingId">The finding whose fix is applied.</param>
public sealed record ChosenFix(Guid ItemId, long ItemRevision, string FindingId);

/// <summary>Applying proposed fixes: all that were chosen, or none.</summary>
public static class ApplyingFixes
{
    /// <summary>The draft after the fixes, and the items that they changed with their index.</summary>
    /// <param name="stored">The draft.</param>
    /// <param name="chosen">The fixes.</param>
    /// <param name="act">Who applies them.</param>
    /// <param name="context">What the draft is checked against.</param>
    /// <exception cref="RequestException">
    /// The version is no draft; an item was changed since, or what is found there has (STALE_REVISION); a finding has no fix.
    /// </exception>
    public static (CatalogueVersion Next, IReadOnlyList<(int Index, CatalogueItem Item)> Changed) Apply(
        Stored<CatalogueVersion> stored, IReadOnlyList<ChosenFix> chosen, Act act, CheckContext context)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        var places = new Dictionary<Guid, int>();
        foreach (var (index, item) in stored.Value.Items.Index())
        {
            places[item.Id] = index;
        }

        CatalogueItem[] items = [.. stored.Value.Items];
        var changed = new List<(int Index, CatalogueItem Item)>();
        foreach (var ofItem in chosen.Distinct().GroupBy(fix => fix.ItemId))
        {
            var index = places.TryGetValue(ofItem.Key, out var place) ? place : throw Refused.NotFound("公开事项", ofItem.Key.ToString("D"));
            items[index] = Mend(items[index], index + 1, [.. ofItem], context);
            changed.Add((index, items[index]));
        }

        var next = ItemEdit.RequireSize(stored.Value with { Items = items });
        return (next.With(act.Step(StepKind.FixesApplied, $"按检查结果修正 {chosen.Count} 处", ContentDigest.Of(next))), changed);
    }

    private static CatalogueItem Mend(CatalogueItem item, int number, IReadOnlyList<ChosenFix> chosen, CheckContext context)
    {
        if (chosen.Any(fix => fix.ItemRevision != item.Revision))
        {
            throw Refused.Stale(item.Revision);
        }

        var found = Checker.CheckItem(item, number, context).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var elements = item.Elements;
        foreach (var fix in chosen)
        {
            // Same content and yet not found: the directory or the registry has changed since the check.
            var finding = found.TryGetValue(fix.FindingId, out var present) ? present : throw Refused.Stale(item.Revision);
            elements = finding.Fix is { } mending
                ? mending.Apply(elements)
                : throw Refused.Invalid("fixes", $"第{number}项的“{finding.Rule.Title}”没有可以自动修正的办法，请手工修改");
        }

        ItemEdit.RequireBounds(elements);
        return item with { Elements = elements, Revision = item.Revision + 1 };
    }
}
