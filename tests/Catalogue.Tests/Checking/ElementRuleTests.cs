using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Checking;

/// <summary>Missing elements, bounds, audience, method, channels, levels.</summary>
public sealed class ElementRuleTests
{
    private static readonly Dictionary<string, Func<ItemElements, ItemElements>> Without = new()
    {
        ["missing-name"] = elements => elements with { Name = "" },
        ["missing-content"] = elements => elements with { Content = "" },
        ["missing-bases"] = elements => elements with { Bases = [] },
        ["missing-time-limit"] = elements => elements with { TimeLimit = TimeLimit.None },
        ["missing-subjects"] = elements => elements with { Subjects = [] },
        ["missing-methods"] = elements => elements with { Methods = [] },
        ["missing-channels"] = elements => elements with { Channels = [] },
        ["missing-audience"] = elements => elements with { Audience = Audience.None },
    };

    public static TheoryData<string> Missing => [.. Without.Keys.Select(rule => new TheoryDataRow<string>(rule).WithTrait("rule", rule))];

    [Theory]
    [MemberData(nameof(Missing))]
    public void Each_missing_element_is_an_error_of_its_own_and_nothing_else(string rule)
    {
        var found = Checked.In(Checked.District, Checked.Item(Without[rule]));
        Assert.Equal([(rule, 1)], found);
        Assert.Equal(Severity.Error, Checked.By(rule, Without[rule])[0].Severity);
    }

    [Fact]
    [Trait("rule", "out-of-bounds")]
    public void An_item_of_before_that_breaks_a_bound_is_an_error()
    {
        Assert.Equal("subjects[0].name", Assert.Single(Checked.By("out-of-bounds", e => e with { Subjects = ["区民政局、区财政局"] })).Field);
        Assert.Empty(Checked.By("out-of-bounds", elements => elements));
    }

    [Theory]
    [Trait("rule", "untidy-text")]
    [InlineData("养老\u200b机构备案")]
    [InlineData("\u202e养老机构备案")]
    [InlineData("养老机构备案 ")]
    [InlineData("养老机构\u0007备案")]
    public void Invisible_characters_are_an_error_that_cleaning_mends(string name)
    {
        Assert.Equal("养老机构备案", Checked.Fixed("untidy-text", elements => elements with { Name = name }).Name);
        Assert.Empty(Checked.By("out-of-bounds", elements => elements with { Name = name }));
    }

    [Fact]
    [Trait("rule", "website-missing")]
    public void The_website_is_added_to_the_channels_of_what_is_disclosed_proactively()
    {
        Channel board = new(ChannelKind.NoticeBoard, ChannelUse.Required, "");
        Assert.Equal(
            [new(ChannelKind.Website, ChannelUse.Required, ""), board],
            Checked.Fixed("website-missing", elements => elements with { Channels = [board] }).Channels);
        Assert.Empty(Checked.By("website-missing", elements => elements));
        Assert.Empty(Checked.By("website-missing", elements => elements with { Channels = [board], Methods = [DisclosureMethod.OnRequest] }));
        Assert.Empty(Checked.By("website-missing", elements => elements with { Channels = [] }));
    }

    [Theory]
    [Trait("rule", "unnamed-group")]
    [InlineData("是", true)]
    [InlineData("√", true)]
    [InlineData("特定群体", true)]
    [InlineData("特 定 群众", true)]
    [InlineData("特定群体（请写明）", true)]
    [InlineData("相关人员", true)]
    [InlineData("1", true)]
    [InlineData("申请人", false)]
    [InlineData("被征收人", false)]
    [InlineData("相关企业", false)]
    [InlineData("残疾人等特定群体", false)]
    [InlineData("有关项目单位", false)]
    public void Specific_groups_must_be_named(string groups, bool isFound) => Assert.Equal(
        isFound, Checked.By("unnamed-group", elements => elements with { Audience = new(false, groups) }).Count == 1);

    [Fact]
    [Trait("rule", "both-audiences")]
    [Trait("rule", "both-methods")]
    public void Both_audiences_or_both_methods_are_a_warning()
    {
        Assert.Equal(Severity.Warning, Assert.Single(Checked.By("both-audiences", elements => elements with { Audience = new(true, "学生家长") })).Severity);
        Assert.Empty(Checked.By("both-audiences", elements => elements with { Audience = new(false, "学生家长") }));
        Assert.Equal(
            Severity.Warning,
            Assert.Single(Checked.By("both-methods", e => e with { Methods = [DisclosureMethod.Proactive, DisclosureMethod.OnRequest] })).Severity);
        Assert.Empty(Checked.By("both-methods", elements => elements));
    }

    [Fact]
    [Trait("rule", "level-of-street")]
    public void An_item_of_a_street_is_published_at_township_or_village_level()
    {
        Func<ItemElements, ItemElements> county = elements => elements with { Levels = [Level.County] };
        Assert.Equal([Level.County, Level.Township], Checked.Fixed("level-of-street", county, Checked.Street).Levels);
        Assert.Empty(Checked.By("level-of-street", county));
        Assert.Empty(Checked.By("level-of-street", elements => elements with { Levels = [Level.Township] }, Checked.Street));
        Assert.Empty(Checked.By("level-of-street", elements => elements with { Levels = [Level.Village] }, Checked.Street));
    }

    [Fact]
    [Trait("rule", "lost-level-tick")]
    public void A_lost_level_tick_shows_where_other_items_have_one()
    {
        var without = Sample.Item(2) with { Elements = Sample.Elements("事项2") with { Levels = [] } };
        Assert.Equal([("lost-level-tick", 2)], Checked.In(Checked.District, Sample.Item(1), without));
        Assert.Empty(Checked.In(Checked.District, without));
    }
}
