using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Screens.Portal;

/// <summary>A channel as the official table names it (domain.md §1.6).</summary>
internal static class ChannelText
{
    public static string Of(Channel channel)
    {
        var name = channel.Kind switch
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
            _ => channel.Name.Length > 0 ? channel.Name : "其他",
        };
        return channel.Use == ChannelUse.Optional ? name + "（可选）" : name;
    }
}
