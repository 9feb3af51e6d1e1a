using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class ItemChecksTests
{
    private static readonly ItemElements Complete = new()
    {
        Category = "养老服务业务办理",
        Name = "养老机构备案",
        Content = "备案条件\n备案材料",
        Bases = LegalBasisParser.Parse("《养老机构管理办法》（民政部令第66号）"),
        TimeLimit = TimeLimitParser.Parse("制定或获取信息之日起10个工作日内"),
        Subjects = ["区民政局"],
        Methods = [DisclosureMethod.Proactive],
        Channels = [new Channel(ChannelKind.Website, ChannelUse.Required, ""), new Channel(ChannelKind.Other, ChannelUse.Optional, "信用中国")],
        Audience = new Audience(true, "申请人"),
        Levels = [Level.County, Level.Township],
        Remarks = "无",
    };

    [Fact]
    public void A_complete_item_is_well() => Assert.Empty(ItemChecks.Check(Complete));

    [Fact]
    public void Each_missing_element_is_named() => Assert.Equal(
        ["name", "content", "bases", "timeLimit.text", "subjects", "methods", "channels", "audience"],
        ItemChecks.Check(new ItemElements()).Select(violation => violation.Field));

    [Fact]
    public void A_draft_needs_no_more_than_a_name() => Assert.Empty(ItemChecks.Bounds(new ItemElements { Name = "养老机构备案" }));

    public static TheoryData<string, ItemElements> OutOfBounds => new()
    {
        { "category", Complete with { Category = Long(101) } },
        { "name", Complete with { Name = Long(201) } },
        { "name", Complete with { Name = " " } },
        { "name", Complete with { Name = "同上" } },
        { "name", Complete with { Name = "甲\u0007乙" } },
        { "content", Complete with { Content = Long(4_001) } },
        { "bases", Complete with { Bases = [.. Enumerable.Range(0, 31).Select(i => LegalBasisParser.ParseOne($"《第{i}法》"))] } },
        { "bases[1].text", Complete with { Bases = [LegalBasisParser.ParseOne("《甲法》"), LegalBasisParser.ParseOne(Long(301))] } },
        { "bases[0].text", Complete with { Bases = [LegalBasisParser.ParseOne("《甲法》、《乙法》")] } },
        { "bases[0].text", Complete with { Bases = [LegalBasisParser.ParseOne("")] } },
        { "timeLimit.text", Complete with { TimeLimit = TimeLimitParser.Parse(Long(501)) } },
        { "subjects", Complete with { Subjects = [.. Enumerable.Range(0, 21).Select(i => $"第{i}局")] } },
        { "subjects", Complete with { Subjects = ["区民政局", "区民政局"] } },
        { "subjects[0].name", Complete with { Subjects = [Long(61)] } },
        { "subjects[0].name", Complete with { Subjects = ["区民政局、区财政局"] } },
        { "subjects[1].name", Complete with { Subjects = ["区民政局", ""] } },
        { "methods[0]", Complete with { Methods = [(DisclosureMethod)9] } },
        { "methods", Complete with { Methods = [DisclosureMethod.Proactive, DisclosureMethod.Proactive] } },
        { "channels", Complete with { Channels = [new(ChannelKind.Website, ChannelUse.Required, ""), new(ChannelKind.Website, ChannelUse.Optional, "")] } },
        { "channels[0].kind", Complete with { Channels = [new((ChannelKind)14, ChannelUse.Required, "")] } },
        { "channels[0].use", Complete with { Channels = [new(ChannelKind.Website, 0, "")] } },
        { "channels[0].name", Complete with { Channels = [new(ChannelKind.Website, ChannelUse.Required, "区网站")] } },
        { "channels[0].name", Complete with { Channels = [new(ChannelKind.Other, ChannelUse.Required, "")] } },
        { "channels[0].name", Complete with { Channels = [new(ChannelKind.Other, ChannelUse.Required, Long(61))] } },
        { "channels[0].name", Complete with { Channels = [new(ChannelKind.Other, ChannelUse.Required, "甲）■政府网站")] } },
        { "audience.specificGroups", Complete with { Audience = new Audience(true, Long(201)) } },
        { "audience.specificGroups", Complete with { Audience = new Audience(true, "√") } },
        { "levels[0]", Complete with { Levels = [(Level)7] } },
        { "levels", Complete with { Levels = [Level.County, Level.County] } },
        { "remarks", Complete with { Remarks = Long(1_001) } },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void A_value_out_of_bounds_is_named_by_its_field(string field, ItemElements elements) =>
        Assert.Equal(field, Assert.Single(ItemChecks.Check(elements)).Field);

    [Fact]
    public void A_value_on_the_bound_is_well() => Assert.Empty(ItemChecks.Check(Complete with
    {
        Category = Long(100),
        Name = Long(200),
        Content = Long(4_000),
        TimeLimit = TimeLimitParser.Parse(Long(500)),
        Subjects = [Long(60)],
        Audience = new Audience(false, Long(200)),
        Remarks = Long(1_000),
    }));

    [Fact]
    public void Tidying_reads_the_typed_values_from_their_texts()
    {
        var sent = Complete with
        {
            Name = " 养老机构\n备案\u200b",
            Bases = [new LegalBasisCitation("【规章】《甲意见》（国办发[2019]5号）第3条", "", "")],
            TimeLimit = new TimeLimit(" 及时公开 ", TimeLimitKind.None, 99, TimeUnit.Year, "?"),
        };
        var tidy = ItemTidying.Tidy(sent);
        Assert.Equal("养老机构备案", tidy.Name);
        Assert.Equal(
            new LegalBasisCitation("【规章】《甲意见》（国办发[2019]5号）第3条", "甲意见", "国办发〔2019〕5号") { Article = "第3条", Kind = "规章" },
            Assert.Single(tidy.Bases));
        Assert.Equal(TimeLimitParser.Parse("及时公开"), tidy.TimeLimit);
    }

    private static string Long(int length) => new('长', length);
}
