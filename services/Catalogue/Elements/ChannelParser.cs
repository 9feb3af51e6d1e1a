using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Reads 公开渠道和载体: lists with boxes before each name, or plain lists of the chosen ones (domain.md §1.5, §1.6). A mark or name
/// that is not known, and a list whose boxes seem lost, is a problem: nothing is defaulted.
/// </summary>
public static class ChannelParser
{
    /// <summary>So many standard channels without a single box are the whole legend with its ticks lost, not a choice.</summary>
    private const int WholeLegend = 12;

    /// <summary>Every marked channel of a cell. Never throws.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="legend">What the table's boxes mean.</param>
    public static ChannelReading Parse(string cell, ChannelLegend legend = ChannelLegend.Plain)
    {
        var listed = ChannelScanner.Scan(cell);
        var hasBoxes = listed.Any(entry => entry.Mark is not MarkState.Blank);
        var problems = new List<string>();
        foreach (var entry in listed)
        {
            if (Problem(entry, hasBoxes, legend) is { } problem) problems.Add(problem);
        }

        if (!hasBoxes && listed.Select(entry => entry.Kind).Distinct().Count(kind => kind is not null) >= WholeLegend)
        {
            problems.Add("列出了全部渠道却没有一个标记，可能丢失了勾选；请用“■”标出选用的渠道");
        }

        var contradictory = listed.Where(entry => entry.Kind is not null and not ChannelKind.Other)
            .GroupBy(entry => entry.Kind!.Value).Where(same => same.Select(entry => entry.Mark).Distinct().Count() > 1);
        problems.AddRange(contradictory.Select(same => $"“{ChannelNames.Of(same.Key)}”既选中又未选中，请只保留一处"));

        var channels = listed.Select(entry => Channel(entry, legend)).OfType<Channel>().Distinct().OrderBy(channel => channel.Kind);
        return new ChannelReading(problems.Count == 0 ? [.. channels] : [], problems);
    }

    /// <summary>The cell of the official table; reading it back with the same legend gives the same channels.</summary>
    /// <exception cref="ArgumentException">An optional channel, which the plain legend cannot show.</exception>
    public static string Render(IReadOnlyList<Channel> channels, ChannelLegend legend = ChannelLegend.Plain) => legend switch
    {
        ChannelLegend.Plain when channels.Any(channel => channel.Use is ChannelUse.Optional) =>
            throw new ArgumentException("可选渠道要用“■必选、□可选”的图例。", nameof(channels)),
        ChannelLegend.Plain => string.Join('\n', ChannelNames.Official.SelectMany(official => Lines(official.Kind, official.Name, channels))),
        _ => string.Join('\n', channels.Select(Line)),
    };

    private static string? Problem(ListedChannel entry, bool hasBoxes, ChannelLegend legend) => entry switch
    {
        { Mark: MarkState.Unknown } => $"“{WrittenText.Shown(entry.Text)}”前的标记不认识；选中用“■”，未选中用“□”",
        { Kind: null, Text: "" } => "有一个标记后面没有渠道名称",
        { Kind: null } => $"“{WrittenText.Shown(entry.Text)}”不是标准渠道；其他渠道请写成“其他（名称）”",
        { Mark: MarkState.Blank } when hasBoxes || legend is ChannelLegend.RequiredAndOptional =>
            $"“{WrittenText.Shown(entry.Text)}”前没有“■”或“□”，可能丢失了勾选",
        { Kind: ChannelKind.Other, Name: "" } when entry.Mark is not MarkState.NotChosen || legend is ChannelLegend.RequiredAndOptional =>
            "选用“其他”时要写明名称，例如“其他（信用中国）”",
        _ => null,
    };

    private static Channel? Channel(ListedChannel entry, ChannelLegend legend) => (entry.Mark, legend) switch
    {
        (MarkState.NotChosen, ChannelLegend.Plain) or (MarkState.Unknown, _) => null,
        _ when entry.Kind is not { } => null,
        (MarkState.NotChosen, _) => new Channel(entry.Kind!.Value, ChannelUse.Optional, entry.Name),
        _ => new Channel(entry.Kind!.Value, ChannelUse.Required, entry.Name),
    };

    private static List<string> Lines(ChannelKind kind, string name, IReadOnlyList<Channel> channels)
    {
        var marked = channels.Where(channel => channel.Kind == kind).Select(Line).ToList();
        return marked.Count > 0 ? marked : [$"□{name}"];
    }

    private static string Line(Channel channel)
    {
        var box = channel.Use is ChannelUse.Optional ? '□' : '■';
        return channel.Kind is ChannelKind.Other ? $"{box}其他（{channel.Name}）" : $"{box}{ChannelNames.Of(channel.Kind)}";
    }
}
