using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Derivation;

public sealed class TownshipItemsTests
{
    private static readonly CatalogueItem[] District =
    [
        Sample.Item(1, "县级的", Level.County),
        Sample.Item(2, "两级的", Level.County, Level.Township),
        Sample.Item(3, "乡级的", Level.Township),
        Sample.Item(4, "村级的", Level.Village),
    ];

    [Fact]
    public void A_street_takes_over_what_is_ticked_for_townships_in_order_with_itself_as_subject()
    {
        var items = Derive();
        Assert.Equal(["两级的", "乡级的"], items.Select(item => item.Elements.Name));
        Assert.All(items, item =>
        {
            Assert.Equal(["韦曲街道办事处"], item.Elements.Subjects);
            Assert.Equal([Level.Township], item.Elements.Levels);
            Assert.Equal(1, item.Revision);
        });
    }

    [Fact]
    public void Each_item_is_pinned_to_its_origin_and_gets_an_id_of_its_own()
    {
        var item = Derive()[0];
        Assert.Equal(Sample.Id(1002), item.Id);
        Assert.Equal(("610116-06", 3, Sample.Id(2)), (item.Origin!.CatalogueId, item.Origin.Version, item.Origin.ItemId));
        Assert.Same(District[1].Elements, item.Origin.Base);
    }

    [Fact]
    public void What_differs_from_the_origin_is_what_was_localised()
    {
        Assert.Equal(["subjects", "levels"], Localised(Derive()[0]));
        Assert.Equal(["subjects"], Localised(Derive()[1]));
    }

    [Fact]
    public void Edits_add_to_what_was_localised_and_undoing_one_takes_it_away()
    {
        var draft = Sample.Draft([.. Derive()]);
        var content = ElementFields.All.Where(field => field.JsonName == "content").ToList();
        var local = UpdatingItem.Update(draft, Sample.Id(1002), 1, new() { Content = "本街道办理点" }, content);
        Assert.Equal(["content", "subjects", "levels"], Localised(local.Item));
        var undone = UpdatingItem.Update(local.Next, Sample.Id(1002), 2, District[1].Elements, content);
        Assert.Equal(["subjects", "levels"], Localised(undone.Item));
    }

    private static IReadOnlyList<string> Localised(CatalogueItem item) => ElementFields.Differing(item.Origin!.Base, item.Elements);

    [Fact]
    public void A_street_that_chooses_gets_what_it_chose_in_the_district_s_order_whatever_is_ticked()
    {
        var items = Derive(Sample.Id(3), Sample.Id(1));
        Assert.Equal(["县级的", "乡级的"], items.Select(item => item.Elements.Name));
        Assert.All(items, item => Assert.Equal([Level.Township], item.Elements.Levels));
    }

    private static IReadOnlyList<CatalogueItem> Derive(params Guid[] choice) => TownshipItems.Derive(
        "610116-06", 3, District, choice, new("韦曲街道办事处"), id => Sample.Id(BitConverter.ToInt32(id.ToByteArray()) + 1000));
}
