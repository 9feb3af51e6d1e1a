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
        for (var i = 0; i < item.Bases.Count; i++)
        {
            var text = item.Bases[i].Text;
            if (LegalBasisParser.Parse(text) is not [var one] || one.Text != text) yield return new Violation($"bases[{i}].text", "一条依据只写一部法规或文件，不带编号");
        }

        for (var i = 0; i < item.Subjects.Count; i++)
        {
            var name = item.Subjects[i];
            if (SubjectParser.Parse(name) is not [var one] || one != name) yield return new Violation($"subjects[{i}].name", "一个主体只写一个单位名称，名称中不能有顿号、分号和逗号");
        }

        for (var i = 0; i < item.Channels.Count; i++)
        {
            if (!ReadsBack(item.Channels[i])) yield return new Violation($"channels[{i}].name", "名称中的括号要成对，不能有方框等标记");
        }

        var groups = item.Audience.SpecificGroups;
        if (groups.Length > 0 && SpecificGroupsCell.Read(groups) != (MarkState.Chosen, groups))
        {
            yield return new Violation("audience.specificGroups", "请用文字写明是哪些人，例如“申请人”");
        }
    }

    private static bool ReadsBack(Channel channel) => channel.Kind is not ChannelKind.Other
        || (ChannelParser.Parse(ChannelParser.Render([channel], ChannelLegend.RequiredAndOptional), ChannelLegend.RequiredAndOptional).Channels is [var one]
            && one == channel);
}
