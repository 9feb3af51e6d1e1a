namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>The same name under another category: often right (办事指南), sometimes a slip.</summary>
public sealed class SameName : ITableRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "same-name",
        "名称相同",
        "不同一级事项下有名称相同的事项。确实是两个事项的，名称里写出区别会更好找。",
        "“最低生活保障”和“临时救助”下面都有“办事指南”",
        Severity.Hint);

    /// <inheritdoc/>
    public IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context)
    {
        var first = new Dictionary<string, CheckedItem>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.ComparedName.Length > 0
                && !first.TryAdd(item.ComparedName, item)
                && first[item.ComparedName].ComparedCategory != item.ComparedCategory)
            {
                yield return (item, new("name", $"与第{first[item.ComparedName].Number}项名称相同，一级事项不同；请确认不是重复"));
            }
        }
    }
}
