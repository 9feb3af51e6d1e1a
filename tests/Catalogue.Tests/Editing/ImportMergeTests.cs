using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Tests.Editing;

public sealed class ImportMergeTests
{
    private static readonly CatalogueItem[] Present = [Sample.Item(1, "甲"), Sample.Item(2, "乙"), Sample.Item(3, "丙")];

    [Fact]
    public void Items_are_recognised_by_category_and_name_and_keep_their_ids()
    {
        var merge = Merge(Sample.Elements("丙"), Sample.Elements("丁"), Sample.Elements("甲") with { Content = "改" });
        Assert.Equal((1, 1, 1), (merge.Added, merge.Changed, merge.Removed));
        Assert.Equal([Sample.Id(3), Sample.Id(101), Sample.Id(1)], merge.Items.Select(item => item.Id));
        Assert.Equal([1L, 1L, 2L], merge.Items.Select(item => item.Revision));
    }

    [Fact]
    public void The_same_import_again_changes_no_item()
    {
        var first = Merge(Sample.Elements("丁"), Sample.Elements("甲"));
        var again = ImportMerge.Of(first.Items, [Sample.Elements("丁"), Sample.Elements("甲")], index => Sample.Id(200 + index));
        Assert.Equal(first.Items, again.Items);
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.Removed));
    }

    [Fact]
    public void Another_order_changes_no_item()
    {
        var merge = Merge(Sample.Elements("丙"), Sample.Elements("乙"), Sample.Elements("甲"));
        Assert.Equal(Present.Reverse(), merge.Items);
        Assert.Equal(0, merge.Changed);
    }

    [Fact]
    public void Another_category_makes_another_item()
    {
        var merge = Merge(Sample.Elements("甲") with { Category = "其他" }, Sample.Elements("乙"), Sample.Elements("丙"));
        Assert.Equal((1, 0, 1), (merge.Added, merge.Changed, merge.Removed));
    }

    [Fact]
    public void Of_several_with_one_name_each_keeps_one_id()
    {
        CatalogueItem[] twins = [Sample.Item(1, "甲"), Sample.Item(2, "甲")];
        var merge = ImportMerge.Of(
            twins, [Sample.Elements("甲"), Sample.Elements("甲"), Sample.Elements("甲")], index => Sample.Id(100 + index));
        Assert.Equal([Sample.Id(1), Sample.Id(2), Sample.Id(102)], merge.Items.Select(item => item.Id));
        Assert.Equal((1, 0, 0), (merge.Added, merge.Changed, merge.Removed));
    }

    [Fact]
    public void A_recognised_item_keeps_its_origin()
    {
        var derived = Sample.Item(1, "甲") with { Origin = new("610116-06", 1, Sample.Id(50), Sample.Elements("甲")) };
        var merge = ImportMerge.Of([derived], [Sample.Elements("甲") with { Content = "本地内容" }], Sample.Id);
        Assert.Equal(derived.Origin, Assert.Single(merge.Items).Origin);
    }

    [Fact]
    public void An_import_is_recorded_with_the_name_of_its_file()
    {
        var (next, _) = Importing.Import(
            Sample.Stored(Sample.Draft(Present)), 7, Sample.By(Sample.Editor), "养老.xlsx", [Sample.Elements("甲")], Sample.Id);
        Assert.Equal((StepKind.Imported, "养老.xlsx", ContentDigest.Of(next)), (next.Steps[^1].Kind, next.Steps[^1].Note, next.Steps[^1].Digest));
    }

    private static ImportMerge Merge(params ItemElements[] file) => ImportMerge.Of(Present, file, index => Sample.Id(100 + index));
}
