using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.Channels;

/// <summary>The 13 names of the State Council's template and what tables write instead (domain.md §1.6).</summary>
public static class ChannelNames
{
    /// <summary>The 13 names in the order of the official table.</summary>
    public static IReadOnlyList<(ChannelKind Kind, string Name)> Official { get; } =
    [
        (ChannelKind.Website, "政府网站"), (ChannelKind.Gazette, "政府公报"), (ChannelKind.NewMedia, "两微一端"),
        (ChannelKind.Conference, "发布会/听证会"), (ChannelKind.Broadcast, "广播电视"), (ChannelKind.Print, "纸质媒体"),
        (ChannelKind.ReadingPoint, "公开查阅点"), (ChannelKind.ServiceCentre, "政务服务中心"), (ChannelKind.ServiceStation, "便民服务站"),
        (ChannelKind.OnSite, "入户/现场"), (ChannelKind.NoticeBoard, "社区/企事业单位/村公示栏（电子屏）"),
        (ChannelKind.TargetedPush, "精准推送"), (ChannelKind.Other, "其他"),
    ];

    /// <summary>Spellings for standard channels, besides the official ones.</summary>
    private static readonly (ChannelKind Kind, string[] Names)[] Variants =
    [
        (ChannelKind.Website, ["政府门户网站", "门户网站", "区政府门户网站", "区政府网站", "部门网站", "管理部门网站"]),
        (ChannelKind.NewMedia, ["一微一端", "政务新媒体", "微信公众号"]),
        (ChannelKind.Conference, ["发布会", "听证会", "发布会听证会", "新闻发布会", "发布会、听证会"]),
        (ChannelKind.Broadcast, ["广播电台", "广播、电视", "广播/电视"]),
        (ChannelKind.Print, ["纸质载体", "报刊"]),
        (ChannelKind.ReadingPoint, ["公开查询点", "查询点", "图书馆", "国家档案馆"]),
        (ChannelKind.ServiceCentre, ["政府服务中心", "行政服务中心", "办事窗口", "提供政务服务的场所", "乡镇便民服务中心", "党群服务中心", "办税服务厅"]),
        (ChannelKind.ServiceStation, ["便民服务中心", "便民服务窗口等场所"]),
        (ChannelKind.OnSite, ["入户/现场宣传", "入户、现场", "现场", "会议"]),
        (ChannelKind.NoticeBoard,
        [
            "社区/企事业单位/村公示栏", "社区/村公示栏（电子屏）", "社区/村公示栏", "村居/企事业单位公示栏", "企事业单位、村公示栏", "社区、企事业单位、村公示栏",
            "社区、企事业单位、村公示栏（电子屏）", "镇村公示公开栏", "行政村公示栏", "村公示栏", "线下公示栏", "被征收范围内公告栏", "公告公示栏", "公示栏", "社区/企事业单位/存公示栏（电子屏）", "存公示栏",
        ]),
        (ChannelKind.Other, ["其它"]),
    ];

    /// <summary>Platforms that are named without 其他 in front; each is a channel of its own.</summary>
    private static readonly string[] NamedPlatforms =
    [
        "基层公共服务平台", "法律服务网", "公共资源交易平台", "中国政府采购网及地方分网", "中国政府采购网", "招标投标公共服务平台", "投资项目在线审批监管平台",
        "信用中国", "国家企业信用信息公示系统", "征地信息公开平台", "政务公开专区", "12345热线",
    ];

    /// <summary>Every known spelling, longest first, so that 政务服务中心 is not taken for a shorter name.</summary>
    internal static IReadOnlyList<(string Name, ChannelKind Kind)> ByLength { get; } =
    [
        .. Official.Select(official => (official.Name, official.Kind))
            .Concat(Variants.SelectMany(variant => variant.Names.Select(name => (name, variant.Kind))))
            .Concat(NamedPlatforms.Select(name => (name, ChannelKind.Other)))
            .OrderByDescending(known => known.Item1.Length),
    ];

    /// <summary>The official name.</summary>
    public static string Of(ChannelKind kind) => Official[(int)kind - 1].Name;

    /// <summary>As people read it: the official name, for a channel of kind 其他 its own.</summary>
    public static string Of(Channel channel) => channel.Kind is ChannelKind.Other ? channel.Name : Of(channel.Kind);

    /// <summary>Whether a spelling only introduces a name: 其他, 其它.</summary>
    internal static bool NeedsName(string spelling) => spelling is "其他" or "其它";
}
