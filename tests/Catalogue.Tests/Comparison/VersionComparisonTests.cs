using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Comparison;

public sealed class VersionComparisonTests
{
    [Fact]
    public void A_row_dragged_elsewhere_is_one_move_and_no_other_row_moved()
    {
        var before = Table(1, 2, 3, 4, 5);
        var moved = Assert.Single(VersionComparison.Compare(before, Table(5, 1, 2, 3, 4)));
        Assert.Equal((ItemDifferenceKind.Moved, Sample.Id(5), 5, 1, true), (moved.Kind, moved.ItemId, moved.FromNumber, moved.ToNumber, moved.Moved));
        Assert.Empty(moved.Elements);
        Assert.Equal(Sample.Id(1), Assert.Single(VersionComparison.Compare(before, Table(2, 3, 4, 5, 1))).ItemId);
        Assert.Equal([Sample.Id(4), Sample.Id(2)], VersionComparison.Compare(before, Table(4, 1, 3, 5, 2)).Select(item => item.ItemId));
    }

    [Fact]
    public void Added_and_removed_rows_move_nothing_and_stand_where_they_stand()
    {
        var differences = VersionComparison.Compare(Table(1, 2, 3, 4), Table(7, 1, 3, 8, 4));
        Assert.Equal(
            [
                (ItemDifferenceKind.Added, Sample.Id(7), 0, 1), (ItemDifferenceKind.Removed, Sample.Id(2), 2, 0),
                (ItemDifferenceKind.Added, Sample.Id(8), 0, 4),
            ],
            differences.Select(item => (item.Kind, item.ItemId, item.FromNumber, item.ToNumber)));
        Assert.DoesNotContain(differences, item => item.Moved);
    }

    [Fact]
    public void An_added_row_shows_all_that_it_says_and_nothing_else()
    {
        var added = Assert.Single(VersionComparison.Compare([], [Sample.Item(1)]));
        Assert.Equal(
            ["category", "name", "content", "bases", "timeLimit", "subjects", "methods", "channels", "audience", "levels"],
            added.Elements.Select(element => element.Field));
        Assert.All(added.Elements.SelectMany(element => element.Values), value => Assert.Equal(ValueDifferenceKind.Added, value.Kind));
        var removed = Assert.Single(VersionComparison.Compare([Sample.Item(1)], []));
        Assert.All(removed.Elements.SelectMany(element => element.Values), value => Assert.Equal(ValueDifferenceKind.Removed, value.Kind));
        Assert.Equal("事项1", removed.Shown.Name);
    }

    [Fact]
    public void A_row_can_move_and_change_at_once()
    {
        var changed = Assert.Single(VersionComparison.Compare(Table(1, 2, 3), [Sample.Item(3, "改名"), .. Table(1, 2)]));
        Assert.Equal((ItemDifferenceKind.Changed, true), (changed.Kind, changed.Moved));
        Assert.Equal("[-事项3-]{+改名+}", Shown(Assert.Single(changed.Elements)));
    }

    [Theory]
    [InlineData("《甲法》", "《甲法》、《乙条例》", "《甲法》 | {+《乙条例》+}")]
    [InlineData("《甲法》、《乙条例》、《丙办法》", "《甲法》、《丙办法》", "《甲法》 | [-《乙条例》-] | 《丙办法》")]
    [InlineData("《甲办法》（国发〔2019〕5号）", "《甲办法》（国发〔2021〕5号）", "《甲办法》（国发〔[-2019-]{+2021+}〕5号）")]
    [InlineData("《甲法》、《乙条例》", "《乙条例》、《甲法》", "《乙条例》 | 《甲法》 (reordered)")]
    [InlineData("《甲法》", "《乙条例》", "[-《甲法》-] | {+《乙条例》+}")]
    public void Bases_are_compared_one_by_one(string before, string after, string expected) => Assert.Equal(
        expected,
        Shown(Only(e => e with { Bases = LegalBasisParser.Parse(before) }, e => e with { Bases = LegalBasisParser.Parse(after) })));

    [Fact]
    public void A_channel_that_becomes_optional_is_a_change_of_its_use()
    {
        Channel website = new(ChannelKind.Website, ChannelUse.Required, ""), credit = new(ChannelKind.Other, ChannelUse.Required, "信用中国");
        var difference = Only(
            e => e with { Channels = [website, new(ChannelKind.Gazette, ChannelUse.Required, ""), credit] },
            e => e with { Channels = [website, new(ChannelKind.Gazette, ChannelUse.Optional, ""), new(ChannelKind.NewMedia, ChannelUse.Optional, "")] });
        Assert.Equal("政府网站 | 政府公报{+（可选）+} | {+两微一端（可选）+} | [-信用中国-]", Order(Shown(difference)));

        static string Order(string shown) => string.Join(" | ", shown.Split(" | ").OrderBy(part => part.Contains('[', StringComparison.Ordinal)));
    }

    [Fact]
    public void Ticks_and_groups_are_compared_in_words()
    {
        Assert.Equal("[-主动-] | {+依申请+}", Shown(Only(
            e => e with { Methods = [DisclosureMethod.Proactive] }, e => e with { Methods = [DisclosureMethod.OnRequest] })));
        Assert.Equal("县级 | {+村级+}", Shown(Only(
            e => e with { Levels = [Level.County] }, e => e with { Levels = [Level.County, Level.Village] })));
        Assert.Equal("{+全社会+} | 申请[-人-]{+单位+}", Shown(Only(
            e => e with { Audience = new(false, "申请人") }, e => e with { Audience = new(true, "申请单位") })));
    }

    [Fact]
    public void Every_element_of_the_contract_can_be_compared() => Assert.All(
        ElementFields.All,
        field => Assert.Equal(
            field.JsonName,
            Assert.Single(ElementComparison.Compare(new(), field.Take(new(), Sample.Elements("名称") with { Remarks = "备注" }))).Field));

    internal static CatalogueItem[] Table(params int[] numbers) => [.. numbers.Select(number => Sample.Item(number))];

    private static ElementDifference Only(Func<ItemElements, ItemElements> before, Func<ItemElements, ItemElements> after) =>
        Assert.Single(ElementComparison.Compare(before(Sample.Elements("事项")), after(Sample.Elements("事项"))));

    private static string Shown(ElementDifference element) =>
        string.Join(" | ", element.Values.Select(value => WordDiffTests.Marked(value.Segments))) + (element.Reordered ? " (reordered)" : "");
}
