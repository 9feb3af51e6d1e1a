using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>
/// A derived item that gives the public less than the item it was taken from: later, through fewer channels, to fewer people, or only on
/// request. A street may be stricter than the district, not looser.
/// </summary>
public sealed class LooserThanUpstream : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "looser-than-upstream",
        "比上级目录宽松",
        "从区级目录派生的事项可以更严，不应更松：时限不应更晚，渠道不应更少，公开对象不应更窄，主动公开的不应改成依申请公开。确有必要的，请说明理由。",
        "区级写“10个工作日内”，街道改成“20个工作日内”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (item.Item.Origin?.Base is not { } upstream) yield break;
        var ours = item.Elements;
        if (Deadlines.IsLater(ours.TimeLimit, upstream.TimeLimit))
        {
            yield return new("timeLimit.text", $"时限比上级目录的“{WrittenText.Shown(upstream.TimeLimit.Text)}”更晚") { Basis = upstream.TimeLimit.Text };
        }

        var missing = upstream.Channels.Where(channel => IsExpected(channel) && !Has(ours, channel)).Select(Name).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join('、', missing);
            yield return new("channels", $"比上级目录少了渠道：{names}") { Basis = names };
        }

        if (upstream.Audience.WholeSociety && !ours.Audience.WholeSociety && ours.Audience != Audience.None)
        {
            yield return new("audience", "上级目录向全社会公开，这里只向特定群体公开");
        }

        if (upstream.Methods.Contains(DisclosureMethod.Proactive) && ours.Methods.Count > 0 && !item.IsProactive)
        {
            yield return new("methods", "上级目录是主动公开，这里改成了依申请公开");
        }
    }

    // What only a district has, a street drops by rule; what may be used need not be.
    private static bool IsExpected(Channel channel) => channel.Use is ChannelUse.Required && !Localisation.IsDistrictOnly(channel);

    private static bool Has(ItemElements elements, Channel channel) =>
        elements.Channels.Any(ours => ours.Kind == channel.Kind && ours.Name == channel.Name && ours.Use is ChannelUse.Required);

    private static string Name(Channel channel) =>
        channel.Kind is ChannelKind.Other ? channel.Name : Elements.Channels.ChannelNames.Of(channel.Kind);
}
