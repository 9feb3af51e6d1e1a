using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>What is disclosed proactively is also on the government's website (Regulation art. 23–24).</summary>
public sealed class WebsiteMissing : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "website-missing",
        "主动公开却没有政府网站",
        "主动公开的信息应当在政府网站发布，其他渠道只能补充（《政府信息公开条例》第二十三条、第二十四条）。确因保护个人信息只在公示栏公布的，请说明理由。",
        "公开方式是“主动”，渠道只选了“公示栏”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        var channels = item.Elements.Channels;
        if (item.IsProactive && channels.Count > 0 && !channels.Any(channel => channel.Kind is ChannelKind.Website))
        {
            yield return new("channels", "主动公开的事项没有选用政府网站，请加选“政府网站”") { Fix = new("channels", AddWebsite) };
        }
    }

    private static ItemElements AddWebsite(ItemElements elements) => elements.Channels.Any(channel => channel.Kind is ChannelKind.Website)
        ? elements
        : elements with { Channels = [new(ChannelKind.Website, ChannelUse.Required, ""), .. elements.Channels] };
}
