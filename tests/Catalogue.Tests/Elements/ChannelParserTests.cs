using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class ChannelParserTests
{
    [Theory]
    [InlineData("■政府网站\n□政府公报\n■两微一端", "政府网站|两微一端")]
    [InlineData("■政府网站 □政府公报 ■两微一端", "政府网站|两微一端")]
    [InlineData("■ 政府网站■两微一端□精准推送", "政府网站|两微一端")]
    [InlineData("■两微一端■政府网站", "政府网站|两微一端")]
    [InlineData("■发布会/听证会\n■入户/现场\n■社区/企事业单位/村公示栏（电子屏）", "发布会/听证会|入户/现场|社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("■社区/企事业单位/村公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("■政府网\n站■社区/企事业单\n位/村公示\n栏（电子屏）", "政府网站|社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("□政府网站", "")]
    [InlineData(" ", "")]
    public void Boxes_say_which_channels_are_chosen(string cell, string names) => AssertChannels(names, cell);

    [Theory]
    [InlineData("▄政府网站口政府公报", "政府网站")]
    [InlineData("▲政府网站▲两微一端", "政府网站|两微一端")]
    [InlineData("◆政府网站●两微一端〇精准推送", "政府网站|两微一端")]
    [InlineData("R政府网站£政府公报", "政府网站")]
    [InlineData("þ政府网站¨政府公报", "政府网站")]
    [InlineData("t政府网站 t纸质媒体 o政府公报", "政府网站|纸质媒体")]
    [InlineData("√政府网站 ☐政府公报 ☑精准推送", "政府网站|精准推送")]
    [InlineData("\uf06e政府网站\uf0a8政府公报", "政府网站")]
    public void Symbol_font_marks_are_read(string cell, string names) => AssertChannels(names, cell);

    [Theory]
    [InlineData("政府网站、两微一端", "政府网站|两微一端")]
    [InlineData("政府网站；公开查阅点\n政务服务中心", "政府网站|公开查阅点|政务服务中心")]
    [InlineData("1.政府网站 2.两微一端", "政府网站|两微一端")]
    [InlineData("①政府网站②两微一端", "政府网站|两微一端")]
    [InlineData("政府网站/两微一端/入户/现场", "政府网站|两微一端|入户/现场")]
    [InlineData("政府门户网站 http://www.example.gov.cn/a?b=1", "政府网站")]
    [InlineData("微信公众号、广播、电视、报刊", "两微一端|广播电视|纸质媒体")]
    [InlineData("行政服务中心、便民服务中心、乡镇便民服务中心", "政务服务中心|便民服务站")]
    [InlineData("发布会、听证会", "发布会/听证会")]
    [InlineData("村公示栏、公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    public void A_plain_list_names_the_chosen_channels(string cell, string names) => AssertChannels(names, cell);

    /// <summary>Every variant of domain.md §1.6, alone and behind a box.</summary>
    [Theory]
    [InlineData("政府门户网站", "政府网站")]
    [InlineData("门户网站", "政府网站")]
    [InlineData("区政府门户网站", "政府网站")]
    [InlineData("部门网站", "政府网站")]
    [InlineData("管理部门网站", "政府网站")]
    [InlineData("XX市政府网站", "政府网站")]
    [InlineData("长安区政府网站", "政府网站")]
    [InlineData("区民政局官网", "政府网站")]
    [InlineData("一微一端", "两微一端")]
    [InlineData("政务新媒体", "两微一端")]
    [InlineData("微信公众号", "两微一端")]
    [InlineData("发布会", "发布会/听证会")]
    [InlineData("发布会听证会", "发布会/听证会")]
    [InlineData("新闻发布会", "发布会/听证会")]
    [InlineData("广播电台", "广播电视")]
    [InlineData("广播、电视", "广播电视")]
    [InlineData("纸质载体", "纸质媒体")]
    [InlineData("报刊", "纸质媒体")]
    [InlineData("公开查询点", "公开查阅点")]
    [InlineData("查询点", "公开查阅点")]
    [InlineData("图书馆", "公开查阅点")]
    [InlineData("国家档案馆", "公开查阅点")]
    [InlineData("政府服务中心", "政务服务中心")]
    [InlineData("行政服务中心", "政务服务中心")]
    [InlineData("办事窗口", "政务服务中心")]
    [InlineData("提供政务服务的场所", "政务服务中心")]
    [InlineData("乡镇便民服务中心", "政务服务中心")]
    [InlineData("党群服务中心", "政务服务中心")]
    [InlineData("办税服务厅", "政务服务中心")]
    [InlineData("便民服务中心", "便民服务站")]
    [InlineData("便民服务窗口等场所", "便民服务站")]
    [InlineData("入户/现场宣传", "入户/现场")]
    [InlineData("现场", "入户/现场")]
    [InlineData("会议", "入户/现场")]
    [InlineData("社区/村公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("村居/企事业单位公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("企事业单位、村公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("镇村公示公开栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("行政村公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("线下公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("被征收范围内公告栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("公告公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("社区/企事业单位/存公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("存公示栏", "社区/企事业单位/村公示栏（电子屏）")]
    [InlineData("精准推送", "精准推送")]
    [InlineData("政府公报", "政府公报")]
    [InlineData("基层公共服务平台", "基层公共服务平台")]
    [InlineData("法律服务网（注：可推送归集至省级网）", "法律服务网（注：可推送归集至省级网）")]
    [InlineData("公共资源交易平台", "公共资源交易平台")]
    [InlineData("中国政府采购网及地方分网", "中国政府采购网及地方分网")]
    [InlineData("招标投标公共服务平台", "招标投标公共服务平台")]
    [InlineData("投资项目在线审批监管平台", "投资项目在线审批监管平台")]
    [InlineData("信用中国", "信用中国")]
    [InlineData("国家企业信用信息公示系统", "国家企业信用信息公示系统")]
    [InlineData("征地信息公开平台", "征地信息公开平台")]
    [InlineData("政务公开专区", "政务公开专区")]
    [InlineData("12345热线", "12345热线")]
    [InlineData("山东政务服务网", "山东政务服务网")]
    public void A_variant_of_a_name_means_the_channel(string variant, string name)
    {
        AssertChannels(name, variant);
        AssertChannels(name, $"■{variant}\n□其他");
    }

    /// <summary>Every glyph of domain.md §1.5 before a known name.</summary>
    [Theory]
    [InlineData("■▄▲◆●Rþt√☑✔✓nulüP", true)]
    [InlineData("□口〇£☐○▢qo¨", false)]
    public void A_glyph_says_chosen_or_not(string glyphs, bool chosen) => Assert.All(
        glyphs, glyph => AssertChannels(chosen ? "政府网站|纸质媒体" : "纸质媒体", $"{glyph}政府网站■纸质媒体"));

    [Theory]
    [InlineData("■其他（信用中国）", "信用中国")]
    [InlineData("■其他（信用中国（陕西））", "信用中国（陕西）")]
    [InlineData("■其他：信用中国", "信用中国")]
    [InlineData("■其它____信用中国____", "信用中国")]
    [InlineData("■其他 信用中国", "信用中国")]
    [InlineData("■其他（法律服务网、热线）■政府网站", "政府网站|法律服务网、热线")]
    [InlineData("■其他（甲平台）\n■其他（乙平台）", "甲平台|乙平台")]
    [InlineData("政府网站、法律服务网（注：可推送归集至省级网）", "政府网站|法律服务网（注：可推送归集至省级网）")]
    [InlineData("■政府网站\n□其他", "政府网站")]
    [InlineData("■政府网站\n□其他____", "政府网站")]
    [InlineData("■政府网站\n□其他（信用中国）", "政府网站")]
    public void Another_channel_is_read_with_its_name(string cell, string names) => AssertChannels(names, cell);

    [Theory]
    [InlineData("?政府网站", "“?政府网站”前的标记不认识")]
    [InlineData("■政府网站☒两微一端", "前的标记不认识")]
    [InlineData("■政府网站\n两微一端", "“两微一端”前没有“■”或“□”")]
    [InlineData("■某某平台", "“某某平台”不是标准渠道")]
    [InlineData("政府网站群", "“政府网站群”不是标准渠道")]
    [InlineData("口长安区政府网站", "不是标准渠道")]
    [InlineData("各镇人民政府", "“各镇人民政府”不是标准渠道")]
    [InlineData("■政府网站■", "没有渠道名称")]
    [InlineData("■其他", "要写明名称")]
    [InlineData("其他____", "要写明名称")]
    [InlineData("■政府网站□政府网站", "“政府网站”既选中又未选中")]
    [InlineData("同上、政府网站", "“同上”不是标准渠道")]
    public void What_is_not_clear_is_a_problem_and_nothing_is_defaulted(string cell, string expected)
    {
        var reading = ChannelParser.Parse(cell);
        Assert.Empty(reading.Channels);
        Assert.Contains(reading.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_whole_legend_without_a_box_has_lost_its_ticks()
    {
        var cell = string.Join('\n', ChannelNames.Official.Take(12).Select(official => official.Name));
        Assert.Contains("丢失了勾选", Assert.Single(ChannelParser.Parse(cell).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_legend_may_make_the_empty_box_optional()
    {
        var reading = ChannelParser.Parse("■政府网站 □政府公报", ChannelLegend.RequiredAndOptional);
        Assert.Equal(
            [new Channel(ChannelKind.Website, ChannelUse.Required, ""), new Channel(ChannelKind.Gazette, ChannelUse.Optional, "")],
            reading.Channels);
    }

    [Fact]
    public void The_official_cell_lists_all_thirteen_with_their_boxes()
    {
        var cell = ChannelParser.Render([new Channel(ChannelKind.Website, ChannelUse.Required, ""), new Channel(ChannelKind.Other, ChannelUse.Required, "信用中国")]);
        Assert.Equal(
            "■政府网站\n□政府公报\n□两微一端\n□发布会/听证会\n□广播电视\n□纸质媒体\n□公开查阅点\n□政务服务中心\n□便民服务站\n□入户/现场\n"
                + "□社区/企事业单位/村公示栏（电子屏）\n□精准推送\n■其他（信用中国）",
            cell);
    }

    [Fact]
    public void An_optional_channel_needs_the_legend_that_can_show_it() =>
        Assert.Throws<ArgumentException>(() => ChannelParser.Render([new Channel(ChannelKind.Website, ChannelUse.Optional, "")]));

    [Fact]
    public void A_rendered_cell_reads_back_the_same()
    {
        var kinds = Gen.Elements(Enum.GetValues<ChannelKind>()).ArrayOf();
        Prop.ForAll(kinds.ToArbitrary(), Gen.Elements(Enum.GetValues<ChannelLegend>()).ToArbitrary(), (chosen, legend) =>
        {
            List<Channel> channels = [.. chosen.Distinct().Order().Select((kind, i) => new Channel(
                kind,
                legend is ChannelLegend.RequiredAndOptional && i % 2 == 1 ? ChannelUse.Optional : ChannelUse.Required,
                kind is ChannelKind.Other ? "全国（甲、乙）平台" : ""))];
            var reading = ChannelParser.Parse(ChannelParser.Render(channels, legend), legend);
            return reading.Problems.Count == 0 && reading.Channels.SequenceEqual(channels);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_never_throws_and_always_ends()
    {
        string[] fragments = ["■", "□", "R", "口", "?", "政府网站", "其他", "（", "）", "信用中国", "、", "\n", " ", "_", "1.", "：", "村", "公示栏", "/", "\ud800"];
        Prop.ForAll(Gen.Elements(fragments).ArrayOf().ToArbitrary(), parts => ChannelParser.Parse(string.Concat(parts)).Problems is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(10_000)));
        Prop.ForAll<string?>(text => ChannelParser.Parse(text ?? "").Problems is not null).QuickCheckThrowOnFailure();
    }

    private static void AssertChannels(string names, string cell)
    {
        var reading = ChannelParser.Parse(cell);
        Assert.Empty(reading.Problems);
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), reading.Channels.Select(ChannelNames.Of));
        Assert.All(reading.Channels, channel => Assert.Equal(ChannelUse.Required, channel.Use));
    }
}
