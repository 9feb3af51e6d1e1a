using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking;

/// <summary>The texts of an item by the path of their field: reading them, changing them, and what a finding in a field is bound to.</summary>
public static class ElementTexts
{
    /// <summary>Every text, in the order of the table; blank ones left out.</summary>
    public static IEnumerable<FieldText> Of(ItemElements elements)
    {
        if (elements.Category.Length > 0) yield return new("category", elements.Category);
        if (elements.Name.Length > 0) yield return new("name", elements.Name);
        if (elements.Content.Length > 0) yield return new("content", elements.Content);
        for (var i = 0; i < elements.Bases.Count; i++) yield return new($"bases[{i}].text", elements.Bases[i].Text);
        if (elements.TimeLimit.Text.Length > 0) yield return new("timeLimit.text", elements.TimeLimit.Text);
        for (var i = 0; i < elements.Subjects.Count; i++) yield return new($"subjects[{i}].name", elements.Subjects[i]);
        for (var i = 0; i < elements.Channels.Count; i++)
        {
            if (elements.Channels[i].Name.Length > 0) yield return new($"channels[{i}].name", elements.Channels[i].Name);
        }

        if (elements.Audience.SpecificGroups.Length > 0) yield return new("audience.specificGroups", elements.Audience.SpecificGroups);
        if (elements.Remarks.Length > 0) yield return new("remarks", elements.Remarks);
    }

    /// <summary>JSON name of the element that a path begins with.</summary>
    public static string ElementOf(string field)
    {
        var end = field.AsSpan().IndexOfAny('.', '[');
        return end < 0 ? field : field[..end];
    }

    /// <summary>
    /// What a field says: what a waiver of a finding there is bound to. Of a list entry only that entry, so that another entry may come
    /// or go; of anything else the whole element.
    /// </summary>
    public static string At(ItemElements elements, string field)
    {
        var element = ElementOf(field);
        return IndexOf(field) is { } index
            ? element switch
            {
                "bases" when index < elements.Bases.Count => elements.Bases[index].Text,
                "subjects" when index < elements.Subjects.Count => elements.Subjects[index],
                "channels" when index < elements.Channels.Count => elements.Channels[index].ToString(),
                _ => Whole(elements, element),
            }
            : Whole(elements, element);
    }

    /// <summary>An element in one text, as people write it.</summary>
    public static string Whole(ItemElements elements, string element) => element switch
    {
        "category" => elements.Category,
        "name" => elements.Name,
        "content" => elements.Content,
        "bases" => LegalBasisParser.Render(elements.Bases),
        "timeLimit" => elements.TimeLimit.Text,
        "subjects" => SubjectParser.Render(elements.Subjects),
        "methods" => string.Join('、', elements.Methods.Select(method => method is DisclosureMethod.Proactive ? "主动" : "依申请")),
        "channels" => string.Join('、', elements.Channels.Select(ChannelText)),
        "audience" => string.Join('；', AudienceParts(elements.Audience)),
        "levels" => string.Join('、', elements.Levels.Select(LevelName)),
        "remarks" => elements.Remarks,
        _ => "",
    };

    /// <summary>The elements with every text of one element changed; what was read from a changed text is read again.</summary>
    public static ItemElements Map(ItemElements elements, string element, Func<string, string> change) => element switch
    {
        "category" => elements with { Category = change(elements.Category) },
        "name" => elements with { Name = change(elements.Name) },
        "content" => elements with { Content = change(elements.Content) },
        "bases" => elements with { Bases = [.. elements.Bases.Select(basis => Reread(basis, change(basis.Text)))] },
        "timeLimit" => elements with { TimeLimit = TimeLimitParser.Parse(change(elements.TimeLimit.Text)) },
        "subjects" => elements with { Subjects = [.. elements.Subjects.Select(change).Distinct()] },
        "channels" => elements with { Channels = [.. elements.Channels.Select(channel => channel with { Name = change(channel.Name) }).Distinct()] },
        "audience" => elements with { Audience = elements.Audience with { SpecificGroups = change(elements.Audience.SpecificGroups) } },
        "remarks" => elements with { Remarks = change(elements.Remarks) },
        _ => elements,
    };

    private static LegalBasisCitation Reread(LegalBasisCitation basis, string text) =>
        text == basis.Text ? basis : LegalBasisParser.ParseOne(text);

    private static int? IndexOf(string field)
    {
        var start = field.IndexOf('[', StringComparison.Ordinal);
        var end = field.IndexOf(']', StringComparison.Ordinal);
        return start > 0 && end > start && int.TryParse(field.AsSpan(start + 1, end - start - 1), out var index) ? index : null;
    }

    private static string ChannelText(Channel channel) =>
        (channel.Kind is ChannelKind.Other ? channel.Name : Elements.Channels.ChannelNames.Of(channel.Kind))
        + (channel.Use is ChannelUse.Optional ? "（可选）" : "");

    private static IEnumerable<string> AudienceParts(Audience audience)
    {
        if (audience.WholeSociety) yield return "全社会";
        if (audience.SpecificGroups.Length > 0) yield return $"特定群体：{audience.SpecificGroups}";
    }

    private static string LevelName(Level level) => level switch
    {
        Level.County => "县级",
        Level.Township => "乡级",
        _ => "村级",
    };
}
