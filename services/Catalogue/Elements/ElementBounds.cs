using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// The bounds of <see cref="ElementLimits"/>, and that every value can be written into the official table and read back the same.
/// </summary>
internal static class ElementBounds
{
    public static IEnumerable<Violation> Of(ItemElements item) =>
    [
        .. Text("category", item.Category, ElementLimits.CategoryLength),
        .. Text("name", item.Name, ElementLimits.NameLength, needed: true),
        .. Text("content", item.Content, ElementLimits.ContentLength),
        .. Count("bases", item.Bases.Count, ElementLimits.Bases), .. item.Bases.SelectMany(Basis),
        .. Text("timeLimit.text", item.TimeLimit.Text, ElementLimits.TimeLimitLength),
        .. Count("subjects", item.Subjects.Count, ElementLimits.Subjects), .. item.Subjects.SelectMany(Subject), .. Unique("subjects", item.Subjects),
        .. item.Methods.SelectMany((method, i) => Defined($"methods[{i}]", method)), .. Unique("methods", item.Methods),
        .. Count("channels", item.Channels.Count, ElementLimits.Channels), .. item.Channels.SelectMany(ChannelAt),
        .. Unique("channels", [.. item.Channels.Select(channel => channel with { Use = ChannelUse.Required })]),
        .. Groups(item.Audience.SpecificGroups),
        .. item.Levels.SelectMany((level, i) => Defined($"levels[{i}]", level)), .. Unique("levels", item.Levels),
        .. Text("remarks", item.Remarks, ElementLimits.RemarksLength),
    ];

    private static IEnumerable<Violation> Text(string field, string text, int most, bool needed = false)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
        {
            yield return new Violation(field, "不能为空");
            yield break;
        }

        if (text.Length > most) yield return new Violation(field, $"不能超过 {most} 个字，现有 {text.Length} 个字");
        if (text.Length > 0 && text != WrittenText.Clean(text)) yield return new Violation(field, "首尾不能有空白，也不能含有控制字符等看不见的字符");
        if (text == "同上") yield return new Violation(field, "不能写“同上”，请写出内容");
    }

    private static IEnumerable<Violation> Basis(LegalBasisCitation basis, int i)
    {
        var field = $"bases[{i}].text";
        foreach (var wrong in Text(field, basis.Text, ElementLimits.BasisLength, needed: true)) yield return wrong;
        if (basis.Text.Length is > 0 and <= ElementLimits.BasisLength && (LegalBasisParser.Parse(basis.Text) is not [var one] || one.Text != basis.Text))
        {
            yield return new Violation(field, "一条依据只写一部法规或文件，不带编号");
        }
    }

    private static IEnumerable<Violation> Subject(string name, int i)
    {
        var field = $"subjects[{i}].name";
        foreach (var wrong in Text(field, name, ElementLimits.SubjectLength, needed: true)) yield return wrong;
        if (name.Length > 0 && (SubjectParser.Parse(name) is not [var one] || one != name))
        {
            yield return new Violation(field, "一个主体只写一个单位名称，名称中不能有顿号、分号和逗号");
        }
    }

    private static IEnumerable<Violation> ChannelAt(Channel channel, int i)
    {
        if (!Enum.IsDefined(channel.Kind)) return [new Violation($"channels[{i}].kind", "不是 13 种标准渠道之一")];
        if (!Enum.IsDefined(channel.Use)) return [new Violation($"channels[{i}].use", "只能是必选或可选")];
        var field = $"channels[{i}].name";
        if (channel.Kind is not ChannelKind.Other) return channel.Name.Length == 0 ? [] : [new Violation(field, "只有“其他”渠道才写名称")];
        List<Violation> wrong = [.. Text(field, channel.Name, ElementLimits.ChannelNameLength, needed: true)];
        if (wrong.Count == 0 && !ReadsBack(channel)) wrong.Add(new Violation(field, "名称中的括号要成对，不能有方框等标记"));
        return wrong;
    }

    private static bool ReadsBack(Channel channel) =>
        ChannelParser.Parse(ChannelParser.Render([channel], ChannelLegend.RequiredAndOptional), ChannelLegend.RequiredAndOptional).Channels is [var one]
        && one == channel;

    private static List<Violation> Groups(string groups)
    {
        const string Field = "audience.specificGroups";
        if (groups.Length == 0) return [];
        List<Violation> wrong = [.. Text(Field, groups, ElementLimits.SpecificGroupsLength)];
        if (wrong.Count == 0 && SpecificGroupsCell.Read(groups) != (MarkState.Chosen, groups)) wrong.Add(new Violation(Field, "请用文字写明是哪些人，例如“申请人”"));
        return wrong;
    }

    private static IEnumerable<Violation> Count(string field, int count, int most)
    {
        if (count > most) yield return new Violation(field, $"不能超过 {most} 项，现有 {count} 项");
    }

    private static IEnumerable<Violation> Defined<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value)) yield return new Violation(field, $"只能是 {string.Join('、', Enum.GetNames<T>())} 之一");
    }

    private static IEnumerable<Violation> Unique<T>(string field, IReadOnlyList<T> values)
    {
        if (values.Distinct().Count() < values.Count) yield return new Violation(field, "有重复的项");
    }
}
