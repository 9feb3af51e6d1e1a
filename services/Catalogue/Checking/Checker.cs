using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking;

/// <summary>
/// Runs the rules: over a whole version in one pass, or over one item while it is edited. What is found in an item by item rules depends
/// on that item and the context alone, so checking it by itself gives the same findings.
/// </summary>
public static class Checker
{
    /// <summary>Everything found in a version, by item number; what is about the table as a whole comes first.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<CatalogueItem> items, CheckContext context)
    {
        List<CheckedItem> all = [.. items.Select((item, index) => new CheckedItem(item, index + 1))];
        var whole = new Collected(null);
        var byItem = all.ConvertAll(item => InItem(item, context));
        foreach (var rule in CheckRules.OfTables)
        {
            foreach (var (item, found) in rule.In(all, context))
            {
                (item is null ? whole : byItem[item.Number - 1]).Add(rule.About, found);
            }
        }

        return [.. whole.Findings, .. byItem.SelectMany(collected => collected.Findings)];
    }

    /// <summary>What the item rules find in one item; what depends on the other items (a duplicate) is left out.</summary>
    /// <param name="item">The item.</param>
    /// <param name="number">Its number (序号).</param>
    /// <param name="context">What it is checked against.</param>
    public static IReadOnlyList<Finding> CheckItem(CatalogueItem item, int number, CheckContext context) =>
        InItem(new(item, number), context).Findings;

    private static Collected InItem(CheckedItem item, CheckContext context)
    {
        var collected = new Collected(item);
        foreach (var rule in CheckRules.OfItems)
        {
            foreach (var found in rule.In(item, context))
            {
                collected.Add(rule.About, found);
            }
        }

        return collected;
    }

    private sealed class Collected(CheckedItem? item)
    {
        private List<Finding>? findings;

        public IReadOnlyList<Finding> Findings => findings ?? [];

        public void Add(CheckRule rule, Found found)
        {
            findings ??= [];
            var finding = Finding.Of(rule, item, found, 0);
            for (var nth = 1; findings.Exists(other => other.Id == finding.Id); nth++)
            {
                finding = Finding.Of(rule, item, found, nth);
            }

            findings.Add(finding);
        }
    }
}
