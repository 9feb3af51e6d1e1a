using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>What a header says about its boxes: "（“■”必选项，“□”可选项）" (domain.md §0.2).</summary>
internal static partial class LegendText
{
    private const string Ticks = "√✓✔";

    /// <summary>The legend; plain when the text says nothing about boxes; null when it says something else about them.</summary>
    public static ChannelLegend? Read(string header)
    {
        var text = OfTwoGlyphs(WrittenText.Compact(header));
        if (!Boxes().IsMatch(text)) return ChannelLegend.Plain;
        if (Optional().IsMatch(text)) return ChannelLegend.RequiredAndOptional;
        return Chosen().IsMatch(text) ? ChannelLegend.Plain : null;
    }

    /// <summary>Whatever glyphs a table marks with, they mean one of two things. A tick is a box only where it stands beside one: "请打√" tells nothing.</summary>
    private static string OfTwoGlyphs(string text) => string.Concat(text.Select(c => MarkGlyphs.Read(c) switch
    {
        MarkState.Chosen when !Ticks.Contains(c) || Empty().IsMatch(text) => '■',
        MarkState.NotChosen => '□',
        _ => c,
    }));

    [GeneratedRegex("[■□]")]
    private static partial Regex Boxes();

    [GeneratedRegex("[□〇○☐▢]")]
    private static partial Regex Empty();

    [GeneratedRegex("[“\"']?■[”\"']?(?:为|表示|：|是|-)?必选项?[^■□]*[“\"']?□[”\"']?(?:为|表示|：|是|-)?可选项?")]
    private static partial Regex Optional();

    [GeneratedRegex("[“\"']?■[”\"']?(?:为|表示|：|是|-)?(?:选中|选用|已选|选择)项?(?:[^■□]*[“\"']?□[”\"']?(?:为|表示|：|是|-)?(?:未选中?|未选用|不选)项?)?[^■□]*$")]
    private static partial Regex Chosen();
}
