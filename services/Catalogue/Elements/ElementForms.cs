using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// That every value can be written into the official table and read back the same, so that an exported catalogue imports as itself.
/// What comes from a table is so by nature.
/// </summary>
internal static class ElementForms
{
    /// <param name="item">Its values are inside the bounds of <see cref="ElementBounds"/>.</param>
    public static IEnumerable<Violation> Of(ItemElements item)
    {
        var eachIsFine = true;
        for (var i = 0; i < item.Bases.Count; i++)
        {
            var text = item.Bases[i].Text;
            if (LegalBasisParser.Parse(text) is [var one] && one.Text == text) continue;
            eachIsFine = false;
            yield return new Violation($"bases[{i}].text", "一条依据只写一部法规或文件，不带编号");
        }

        // A bracket that never closes swallows the entries behind it, which none of them shows alone.
        if (eachIsFine && !ReadsBack(item.Bases)) yield return new Violation("bases", "书名号和括号要成对，否则表格中分不清各条依据");
        eachIsFine = true;
        for (var i = 0; i < item.Subjects.Count; i++)
        {
            var name = item.Subjects[i];
            if (SubjectParser.Parse(name) is [var one] && one == name) continue;
            eachIsFine = false;
            yield return new Violation($"subjects[{i}].name", "一个主体只写一个单位名称，名称中不能有顿号、分号和逗号");
        }

        if (eachIsFine && !ReadsBack(item.Subjects)) yield return new Violation("subjects", "名称中的括号要成对，否则表格中分不清各个主体");
        eachIsFine = true;
        for (var i = 0; i < item.Channels.Count; i++)
        {
            if (ReadsBack([item.Channels[i]])) continue;
            eachIsFine = false;
            yield return new Violation($"channels[{i}].name", "名称中的括号要成对，不能有方框等标记");
        }

        if (eachIsFine && !ReadsBack(item.Channels)) yield return new Violation("channels", "名称中的括号要成对，否则表格中分不清各个渠道");

        var groups = item.Audience.SpecificGroups;
        if (groups.Length > 0 && SpecificGroupsCell.Read(groups) != (MarkState.Chosen, groups))
        {
            yield return new Violation("audience.specificGroups", "请用文字写明是哪些人，例如“申请人”");
        }
    }

    private static bool ReadsBack(IReadOnlyList<LegalBasisCitation> bases) => bases.Count <= 1
        || LegalBasisParser.Parse(LegalBasisParser.Render(bases)).Select(basis => basis.Text).SequenceEqual(bases.Select(basis => basis.Text));

    private static bool ReadsBack(IReadOnlyList<string> subjects) =>
        subjects.Count <= 1 || SubjectParser.Parse(SubjectParser.Render(subjects)).SequenceEqual(subjects);

    /// <summary>With either legend: one optional channel in a table decides for all its rows. Names other than of 其他 are our own.</summary>
    private static bool ReadsBack(IReadOnlyList<Channel> channels) => !channels.Any(channel => channel.Kind is ChannelKind.Other)
        || (ReadsBack(channels, ChannelLegend.RequiredAndOptional)
            && (channels.Any(channel => channel.Use is ChannelUse.Optional) || ReadsBack(channels, ChannelLegend.Plain)));

    private static bool ReadsBack(IReadOnlyList<Channel> channels, ChannelLegend legend) =>
        ChannelParser.Parse(ChannelParser.Render(channels, legend), legend).Channels.SequenceEqual(channels);
}
