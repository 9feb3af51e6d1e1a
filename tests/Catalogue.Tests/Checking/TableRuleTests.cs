using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Checking;

/// <summary>Rules that look at several items, and those that compare an item with the one it was derived from.</summary>
public sealed class TableRuleTests
{
    [Fact]
    [Trait("rule", "empty-table")]
    public void An_empty_table_is_an_error_of_no_item()
    {
        var finding = Assert.Single(Checker.Check([], Checked.District));
        Assert.Equal(("empty-table", 0, "items", Severity.Error), (finding.Rule.Id, finding.Number, finding.Field, finding.Severity));
        Assert.Null(finding.Item);
    }

    [Theory]
    [Trait("rule", "duplicate-item")]
    [InlineData("施工许可", "施工许可")]
    [InlineData("施工许可(临时)", "施工许可（临时）")]
    [InlineData("施工 许可", "施工许可")]
    [InlineData("ＡＢ类许可", "AB类许可")]
    public void The_same_item_twice_is_an_error(string one, string other) =>
        Assert.Equal([("duplicate-item", 3)], Checked.In(Checked.District, Item(1, "许可", one), Item(2, "许可", "别的"), Item(3, "许可", other)));

    [Fact]
    [Trait("rule", "same-name")]
    public void The_same_name_under_another_category_is_a_hint() =>
        Assert.Equal([("same-name", 2)], Checked.In(Checked.District, Item(1, "低保", "办事指南"), Item(2, "临时救助", "办事指南")));

    [Fact]
    [Trait("rule", "split-category")]
    public void Items_of_one_category_stand_together()
    {
        Assert.Equal([("split-category", 3)], Checked.In(Checked.District, Item(1, "甲", "一"), Item(2, "乙", "二"), Item(3, "甲", "三"), Item(4, "甲", "四")));
        Assert.Empty(Checked.In(Checked.District, Item(1, "甲", "一"), Item(2, "甲", "二"), Item(3, "", "三"), Item(4, "乙", "四")));
    }

    [Theory]
    [Trait("rule", "numbering-gap")]
    [InlineData("1.政策文件\n2.办事指南\n4.结果信息", true)]
    [InlineData("①政策；②指南；⑤结果", true)]
    [InlineData("1、政策；2、指南；3、结果", false)]
    [InlineData("一般公共预算：1.收入 2.支出；政府性基金：1.收入 2.支出", false)]
    [InlineData("补贴标准1.5倍；不超过3个月", false)]
    public void Numbers_in_the_content_do_not_skip(string content, bool isFound) =>
        Assert.Equal(isFound, Checked.By("numbering-gap", elements => elements with { Content = content }).Count == 1);

    [Fact]
    [Trait("rule", "looser-than-upstream")]
    public void A_derived_item_is_not_looser_than_the_one_it_comes_from()
    {
        Assert.Empty(Looser(elements => elements));
        Assert.Equal(["timeLimit.text"], Looser(elements => elements with { TimeLimit = TimeLimitParser.Parse("信息形成之日起15个工作日内") }));
        Assert.Empty(Looser(elements => elements with { TimeLimit = TimeLimitParser.Parse("信息形成之日起5个工作日内") }));
        Assert.Equal(["audience"], Looser(elements => elements with { Audience = new(false, "申请人") }));
        Assert.Equal(["methods"], Looser(elements => elements with { Methods = [DisclosureMethod.OnRequest] }));
        Assert.Equal(["channels"], Looser(elements => elements with { Channels = [new(ChannelKind.Gazette, ChannelUse.Required, "")] }));
        Assert.Empty(Looser(elements => elements, new(ChannelKind.Gazette, ChannelUse.Required, ""), new(ChannelKind.Print, ChannelUse.Optional, "")));
        Assert.Equal(["channels"], Looser(elements => elements, new Channel(ChannelKind.Other, ChannelUse.Required, "信用中国")));
        Assert.Empty(Looser(elements => elements with { Channels = [.. elements.Channels, new(ChannelKind.NoticeBoard, ChannelUse.Required, "")] }));
    }

    [Theory]
    [Trait("rule", "looser-than-upstream")]
    [InlineData("信息形成之日起20个工作日内", "信息形成之日起10个工作日内", true)]
    [InlineData("信息形成之日起30日内", "信息形成之日起5个工作日内", true)]
    [InlineData("信息形成之日起2日内", "及时公开", true)]
    [InlineData("信息形成之日起20个工作日内", "信息形成之日起20日内", true)]
    [InlineData("信息形成之日起20日内", "信息形成之日起20个工作日内", false)]
    [InlineData("信息形成之日起15日内", "信息形成之日起10个工作日内", false)]
    [InlineData("及时公开", "信息形成之日起10个工作日内", false)]
    [InlineData("长期公开", "信息形成之日起10个工作日内", false)]
    public void A_limit_is_later_only_where_it_is_so_for_every_day(string ours, string upstream, bool isLater)
    {
        var origin = new ItemOrigin("610116-06", 1, Sample.Id(9), Sample.Elements("上级") with { TimeLimit = TimeLimitParser.Parse(upstream) });
        var item = Checked.Item(elements => elements with { TimeLimit = TimeLimitParser.Parse(ours) }) with { Origin = origin };
        Assert.Equal(isLater, Checked.By("looser-than-upstream", item).Any(finding => finding.Field == "timeLimit.text"));
    }

    private static IEnumerable<string> Looser(Func<ItemElements, ItemElements> change, params Channel[] more)
    {
        var upstream = Sample.Elements("养老机构备案");
        var origin = new ItemOrigin("610116-06", 1, Sample.Id(9), upstream with { Channels = [.. upstream.Channels, .. more] });
        var item = Checked.Item(change) with { Origin = origin };
        return Checked.By("looser-than-upstream", item).Select(finding => finding.Field);
    }

    private static CatalogueItem Item(int id, string category, string name) =>
        Sample.Item(id) with { Elements = Sample.Elements(name) with { Category = category } };
}
