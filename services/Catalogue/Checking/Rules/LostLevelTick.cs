namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Some items have levels and this one has none: a tick may have been lost (domain.md §0.3). A table without levels at all is a custom.</summary>
public sealed class LostLevelTick : ITableRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "lost-level-tick",
        "公开层级可能丢失勾选",
        "其他事项都勾选了公开层级，这一项没有；从旧表格导入时，勾选符号常常丢失。",
        "十项事项里，只有一项的县级、乡级两栏都空白",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context)
    {
        // A street's levels have a rule of their own.
        return !context.Catalogue.IsLocal && items.Any(item => item.Elements.Levels.Count > 0)
            ? items.Where(item => item.Elements.Levels.Count == 0)
                .Select(item => ((CheckedItem?)item, new Found("levels", "没有勾选公开层级，可能丢失了勾选，请选县级、乡级或村级")))
            : [];
    }
}
