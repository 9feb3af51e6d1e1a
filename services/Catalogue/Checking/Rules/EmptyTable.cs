namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A table without any item.</summary>
public sealed class EmptyTable : ITableRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "empty-table", "没有公开事项", "一份标准目录至少要有一个公开事项，否则没有可以公开的内容。", "草稿里一行事项也没有", Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context) =>
        items.Count == 0 ? [(null, new("items", "草稿还没有任何公开事项，至少需要一个公开事项"))] : [];
}
