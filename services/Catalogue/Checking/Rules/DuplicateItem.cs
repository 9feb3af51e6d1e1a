namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>The same item twice (domain.md §8).</summary>
public sealed class DuplicateItem : ITableRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "duplicate-item",
        "事项重复",
        "一级事项和名称都相同的事项是同一个事项，重复列出会让公众不知道以哪一条为准。空格、全角半角和标点形式的差别不算不同。",
        "第3项和第4项都是“行政许可／施工许可”",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context)
    {
        var first = new Dictionary<(string, string), CheckedItem>();
        foreach (var item in items)
        {
            var key = (item.ComparedCategory, item.ComparedName);
            if (key.ComparedName.Length > 0 && !first.TryAdd(key, item))
            {
                yield return (item, new("name", $"与第{first[key].Number}项的一级事项和名称都相同，请删除其中一项，或改名加以区别"));
            }
        }
    }
}
