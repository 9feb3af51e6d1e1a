using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;

namespace OpenGov.Catalogues.Tests.Checking;

/// <summary>Items of the sample district, checked.</summary>
internal static class Checked
{
    public static DateOnly Day { get; } = new(2026, 3, 2);

    public static CheckContext District { get; } = new(CatalogueId.Parse(Sample.Catalogue, "id"), Sample.Directory, BasisSnapshot.Empty, Day);

    public static CheckContext Street { get; } = District with { Catalogue = CatalogueId.Parse(Sample.Street + "-06", "id") };

    /// <summary>An item that no rule finds anything in but that its basis is not in the registry, changed.</summary>
    public static CatalogueItem Item(Func<ItemElements, ItemElements> change) => Sample.Item(1) with { Elements = change(Sample.Elements("养老机构备案")) };

    /// <summary>What a rule finds in one item.</summary>
    public static IReadOnlyList<Finding> By(string rule, CatalogueItem item, CheckContext? context = null)
    {
        Assert.Contains(CheckRules.All, known => known.Id == rule);
        return [.. Checker.Check([item], context ?? District).Where(finding => finding.Rule.Id == rule)];
    }

    /// <summary>What a rule finds in an item that was changed.</summary>
    public static IReadOnlyList<Finding> By(string rule, Func<ItemElements, ItemElements> change, CheckContext? context = null) =>
        By(rule, Item(change), context);

    /// <summary>The rules that find something in a table, with the numbers of the items.</summary>
    public static IReadOnlyList<(string Rule, int Number)> In(CheckContext context, params CatalogueItem[] items) =>
        [.. Checker.Check(items, context).Where(finding => finding.Rule.Id != "basis-unknown").Select(finding => (finding.Rule.Id, finding.Number))];

    /// <summary>The elements after the fix of the only finding of a rule.</summary>
    public static ItemElements Fixed(string rule, Func<ItemElements, ItemElements> change, CheckContext? context = null)
    {
        var item = Item(change);
        var finding = Assert.Single(By(rule, item, context));
        var once = Assert.IsType<Fix>(finding.Fix).Apply(item.Elements);
        Assert.Empty(By(rule, item with { Elements = once }, context));
        Assert.True(ElementFields.Same(once, finding.Fix.Apply(once)), "a fix that is applied twice changes something more");
        return once;
    }
}
