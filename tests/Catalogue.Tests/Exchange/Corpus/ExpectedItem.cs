using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>What an item of a corpus file must say; the defaults are those of <see cref="OfficialTable.Example"/>.</summary>
public sealed record ExpectedItem(
    string Name,
    string Category = "养老服务业务办理",
    string Content = "办理条件\n办理材料",
    string Bases = "养老机构管理办法、国务院办公厅关于推进养老服务发展的意见",
    string TimeLimit = "制定或获取信息之日起10个工作日内",
    string Subjects = "区民政局、各街道办事处",
    string Methods = "主动",
    string Channels = "政府网站、两微一端、公开查阅点、社区/企事业单位/村公示栏（电子屏）、信用中国",
    string Audience = "全社会",
    string Levels = "县乡",
    string Remarks = "")
{
    /// <summary>The items of an official table with so many rows.</summary>
    public static ExpectedItem[] Of(int count) => [.. Enumerable.Range(1, count).Select(number => new ExpectedItem($"养老服务事项{number}"))];

    /// <summary>An item that was read, in the same words; an optional channel has ? in front.</summary>
    public static ExpectedItem Of(ItemElements item) => new(
        item.Name,
        item.Category,
        item.Content,
        string.Join('、', item.Bases.Select(basis => basis.Title.Length > 0 ? basis.Title : basis.Text)),
        item.TimeLimit.Text,
        SubjectParser.Render(item.Subjects),
        string.Join('、', item.Methods.Select(method => method is DisclosureMethod.Proactive ? "主动" : "依申请")),
        string.Join('、', item.Channels.Select(channel => (channel.Use is ChannelUse.Optional ? "?" : "") + ChannelNames.Of(channel))),
        (item.Audience.WholeSociety ? "全社会" : "") + item.Audience.SpecificGroups,
        string.Concat(item.Levels.Select(level => "县乡村"[(int)level - 1])),
        item.Remarks);
}
