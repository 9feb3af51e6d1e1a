using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Publications.Reading;

/// <summary>The standard terms of the elements that are chosen from a list, as the official table writes them.</summary>
internal static class ItemWords
{
    /// <summary>A method.</summary>
    public static string Of(DisclosureMethod method) => method == DisclosureMethod.OnRequest ? "依申请公开" : "主动公开";

    /// <summary>A level.</summary>
    public static string Of(Level level) => level switch
    {
        Level.County => "县级",
        Level.Township => "乡级",
        Level.Village => "村级",
        _ => "",
    };

    /// <summary>A channel, with its name where it is another one, and whether it may be left out.</summary>
    public static string Of(Channel channel) =>
        (channel.Kind == ChannelKind.Other && channel.Name.Length > 0 ? channel.Name : Of(channel.Kind)) + (channel.Use == ChannelUse.Optional ? "（可选）" : "");

    /// <summary>A standard channel.</summary>
    public static string Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Website => "政府网站",
        ChannelKind.Gazette => "政府公报",
        ChannelKind.NewMedia => "两微一端",
        ChannelKind.Conference => "发布会/听证会",
        ChannelKind.Broadcast => "广播电视",
        ChannelKind.Print => "纸质媒体",
        ChannelKind.ReadingPoint => "公开查阅点",
        ChannelKind.ServiceCentre => "政务服务中心",
        ChannelKind.ServiceStation => "便民服务站",
        ChannelKind.OnSite => "入户/现场",
        ChannelKind.NoticeBoard => "社区/企事业单位/村公示栏（电子屏）",
        ChannelKind.TargetedPush => "精准推送",
        _ => "其他",
    };

    /// <summary>The audiences.</summary>
    public static IEnumerable<string> Of(Audience? audience)
    {
        if (audience?.WholeSociety == true)
        {
            yield return "全社会";
        }

        if (audience?.SpecificGroups.Length > 0)
        {
            yield return "特定群体：" + audience.SpecificGroups;
        }
    }
}
