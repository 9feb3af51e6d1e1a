using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Elements;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Whether decisions fit what there is to decide: one that does not is refused, never passed over.</summary>
public static class DecisionChecks
{
    /// <summary>Every decision must be about a change of the plan and be possible for it.</summary>
    /// <exception cref="RequestException"><see cref="Reason.InvalidRequest"/>; each violation names the decision by upstream item and element.</exception>
    public static void Require(MergePlan plan, MergeDecisions decisions)
    {
        var items = new Dictionary<Guid, ItemMerge>(plan.Items.Count);
        foreach (var item in plan.Items)
        {
            items.TryAdd(item.UpstreamItemId, item);
        }

        var theirs = plan.Step.Theirs.Select(item => item.Id).ToHashSet();
        var added = theirs.Except(plan.Step.Base.Select(item => item.Id)).ToHashSet();
        List<Violation> violations =
        [
            .. decisions.Items.Values
                .Select(decision => (
                    decision.UpstreamItemId,
                    wrong: Wrong(
                        decision,
                        items.GetValueOrDefault(decision.UpstreamItemId),
                        mayContinue: !theirs.Contains(decision.UpstreamItemId) && added.Contains(decision.Successor))))
                .Where(one => one.wrong is not null)
                .Select(one => new Violation($"itemDecisions[{one.UpstreamItemId:D}]", one.wrong!)),
            .. decisions.Fields.Values.SelectMany(decision => Wrong(decision, items.GetValueOrDefault(decision.UpstreamItemId))),
            .. decisions.Renames.Where(from => plan.CategoryRenames.All(rename => rename.From != from))
                .Select(_ => new Violation("renameCategories", "只能填写上级已改名、且本级自有事项仍在使用的一级事项")),
        ];
        if (decisions.Successors.Values.Distinct().Count() < decisions.Successors.Count)
        {
            violations.Add(new("itemDecisions", "不能让两个事项延续为同一个上级新事项"));
        }

        if (violations.Count > 0)
        {
            throw Refused.Invalid(violations);
        }
    }

    private static string? Wrong(ItemDecision decision, ItemMerge? item, bool mayContinue) => (decision.Choice, item) switch
    {
        (ItemChoice.Continue, { Ours: not null, IsLoss: false }) when mayContinue => null,
        (ItemChoice.Continue, _) => "延续的对象必须是上级本次新增的事项，且原事项已被上级删除",
        (_, null or { IsChoice: false }) => "上级本次没有增加或删除这个事项，不需要决定",
        (ItemChoice.Take or ItemChoice.Leave, { Kind: ItemChangeKind.Added }) => null,
        (ItemChoice.Keep or ItemChoice.Remove, { IsLoss: true }) => null,
        (_, { Kind: ItemChangeKind.Added }) => "上级新增的事项只能选择采用（TAKE）或不采用（LEAVE）",
        _ => "上级不再提供的事项只能选择保留（KEEP）、移除（REMOVE）或延续为新事项（CONTINUE）",
    };

    private static IEnumerable<Violation> Wrong(FieldDecision decision, ItemMerge? item)
    {
        var path = $"fieldDecisions[{decision.UpstreamItemId:D}/{decision.Field.JsonName}]";
        if (item?.Merge.Fields.All(field => field.Field.JsonName != decision.Field.JsonName) != false)
        {
            return [new(path, "上级本次没有修改这个要素，不需要决定")];
        }

        return decision.Choice == FieldChoice.Value
            ? ItemChecks.Bounds(decision.Field.Take(item.Ours!.Elements, decision.Value!))
                .Where(violation => violation.Field.Split('.', '[')[0] == decision.Field.JsonName)
                .Select(violation => violation with { Field = $"{path}.value.{violation.Field}" })
            : [];
    }
}
