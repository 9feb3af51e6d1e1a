namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A category whose items do not stand together.</summary>
public sealed class SplitCategory : ITableRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "split-category",
        "一级事项没有排在一起",
        "同一个一级事项的各项应当排在一起，正式表格才能合并成一格。",
        "“法规政策”出现在第1、2项和第9项",
        Severity.Hint);

    /// <inheritdoc/>
    public IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var category = item.ComparedCategory;
            if (category.Length == 0) continue;
            if (last.TryGetValue(category, out var before) && before != item.Number - 1)
            {
                yield return (item, new("category", $"一级事项与第{before}项相同，却没有排在一起，请移到第{before}项后面"));
            }

            last[category] = item.Number;
        }
    }
}
