using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>The bounds of <see cref="ElementLimits"/>: how long, how many, known values, nothing twice.</summary>
internal static class ElementBounds
{
    /// <summary>The longest list of which no value may come twice: subjects and channels.</summary>
    private const int MostCompared = 20;

    public static List<Violation> Of(ItemElements item)
    {
        var wrong = new List<Violation>();
        Text("category", item.Category, ElementLimits.CategoryLength);
        Needed("name", item.Name, ElementLimits.NameLength);
        Text("content", item.Content, ElementLimits.ContentLength);
        Count("bases", item.Bases.Count, ElementLimits.Bases);
        for (var i = 0; i < item.Bases.Count; i++) Needed("bases", item.Bases[i].Text, ElementLimits.BasisLength, i, ".text");
        Text("timeLimit.text", item.TimeLimit.Text, ElementLimits.TimeLimitLength);
        Count("subjects", item.Subjects.Count, ElementLimits.Subjects);
        for (var i = 0; i < item.Subjects.Count; i++) Needed("subjects", item.Subjects[i], ElementLimits.SubjectLength, i, ".name");
        Unique("subjects", item.Subjects);
        Known("methods", item.Methods);
        Count("channels", item.Channels.Count, ElementLimits.Channels);
        for (var i = 0; i < item.Channels.Count; i++) Channel(i, item.Channels[i]);
        Unique("channels", [.. item.Channels.Select(channel => (channel.Kind, channel.Name))]);
        Text("audience.specificGroups", item.Audience.SpecificGroups, ElementLimits.SpecificGroupsLength);
        Known("levels", item.Levels);
        Text("remarks", item.Remarks, ElementLimits.RemarksLength);
        return wrong;

        void Add(string field, string description) => wrong.Add(new Violation(field, description));

        // Paths are put together only for what is wrong: this runs for every item of an import.
        void Needed(string field, string text, int most, int? index = null, string tail = "")
        {
            if (string.IsNullOrWhiteSpace(text)) Add(Path(field, index, tail), "不能为空");
            else Text(field, text, most, index, tail);
        }

        void Text(string field, string text, int most, int? index = null, string tail = "")
        {
            if (text.Length > most) Add(Path(field, index, tail), $"不能超过 {most} 个字，现有 {text.Length} 个字");
            if (text != WrittenText.Clean(text)) Add(Path(field, index, tail), "首尾不能有空白，也不能含有控制字符等看不见的字符");
            if (text == "同上") Add(Path(field, index, tail), "不能写“同上”，请写出内容");
        }

        string Path(string field, int? index, string tail) => index is null ? field : $"{field}[{index}]{tail}";

        void Count(string field, int count, int most)
        {
            if (count > most) Add(field, $"不能超过 {most} 项，现有 {count} 项");
        }

        void Known<T>(string field, IReadOnlyList<T> values)
            where T : struct, Enum
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (!Enum.IsDefined(values[i])) Add($"{field}[{i}]", $"只能是 {string.Join('、', Enum.GetNames<T>())} 之一");
            }

            Unique(field, values);
        }

        void Unique<T>(string field, IReadOnlyList<T> values)
        {
            // Short lists, thousands of times: comparing each with each is faster than a set. A longer one is refused for its length.
            for (var i = 1; i < Math.Min(values.Count, MostCompared); i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (!EqualityComparer<T>.Default.Equals(values[i], values[j])) continue;
                    Add(field, "有重复的项");
                    return;
                }
            }
        }

        void Channel(int i, Channel channel)
        {
            if (!Enum.IsDefined(channel.Kind)) Add($"channels[{i}].kind", "不是 13 种标准渠道之一");
            else if (!Enum.IsDefined(channel.Use)) Add($"channels[{i}].use", "只能是必选或可选");
            else if (channel.Kind is ChannelKind.Other) Needed("channels", channel.Name, ElementLimits.ChannelNameLength, i, ".name");
            else if (channel.Name.Length > 0) Add($"channels[{i}].name", "只有“其他”渠道才写名称");
        }
    }
}
