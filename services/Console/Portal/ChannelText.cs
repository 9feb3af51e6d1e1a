using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Screens.Portal;

/// <summary>A channel as the official table names it (domain.md §1.6).</summary>
internal static class ChannelText
{
    private const string Optional = "（可选）";

    /// <summary>The 13 standard channels, in the order of the official table.</summary>
    public static IReadOnlyList<(ChannelKind Kind, string Name)> Standard { get; } =
    [
        (ChannelKind.Website, "政府网站"),
        (ChannelKind.Gazette, "政府公报"),
        (ChannelKind.NewMedia, "两微一端"),
        (ChannelKind.Conference, "发布会/听证会"),
        (ChannelKind.Broadcast, "广播电视"),
        (ChannelKind.Print, "纸质媒体"),
        (ChannelKind.ReadingPoint, "公开查阅点"),
        (ChannelKind.ServiceCentre, "政务服务中心"),
        (ChannelKind.ServiceStation, "便民服务站"),
        (ChannelKind.OnSite, "入户/现场"),
        (ChannelKind.NoticeBoard, "社区/企事业单位/村公示栏（电子屏）"),
        (ChannelKind.TargetedPush, "精准推送"),
        (ChannelKind.Other, "其他"),
    ];

    /// <summary>Its name, and whether it may be left out.</summary>
    public static string Of(Channel channel)
    {
        var name = channel.Kind == ChannelKind.Other && channel.Name.Length > 0
            ? channel.Name
            : Standard.FirstOrDefault(one => one.Kind == channel.Kind, Standard[^1]).Name;
        return channel.Use == ChannelUse.Optional ? name + Optional : name;
    }

    /// <summary>The channel of a name as <see cref="Of"/> writes it; an unknown name is another channel of that name.</summary>
    public static Channel Parse(string text)
    {
        var optional = text.EndsWith(Optional, StringComparison.Ordinal) || text.EndsWith("(可选)", StringComparison.Ordinal);
        var name = (optional ? text[..^Optional.Length] : text).Trim();
        var known = Standard.FirstOrDefault(one => one.Name == name);
        return new()
        {
            Kind = known.Kind == ChannelKind.Unspecified ? ChannelKind.Other : known.Kind,
            Use = optional ? ChannelUse.Optional : ChannelUse.Required,
            Name = known.Kind == ChannelKind.Unspecified ? name : "",
        };
    }
}
