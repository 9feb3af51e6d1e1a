using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Comparison;

/// <summary>A value of an element as people read it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Key">
/// What tells that two values with different texts are one that changed; empty for values that have no identity beside their text.
/// </param>
internal readonly record struct ElementValue(string Text, string Key)
{
    private const string OnlyOne = "*";
    private const string OptionalMark = "（可选）";

    /// <summary>The values of an element; none when it says nothing.</summary>
    /// <param name="jsonName">A name of <see cref="ElementFields.All"/>.</param>
    /// <param name="elements">The item.</param>
    public static IReadOnlyList<ElementValue> Of(string jsonName, ItemElements elements) => jsonName switch
    {
        "category" => One(elements.Category),
        "name" => One(elements.Name),
        "content" => One(elements.Content),
        "bases" => [.. elements.Bases.Select(basis => new ElementValue(basis.Text, basis.Title))],
        "timeLimit" => One(elements.TimeLimit.Text),
        "subjects" => [.. elements.Subjects.Select(subject => new ElementValue(subject, ""))],
        "methods" => [.. elements.Methods.Select(method => new ElementValue(NameOf(method), ""))],
        "channels" => [.. elements.Channels.Select(Of)],
        "audience" => Of(elements.Audience),
        "levels" => [.. elements.Levels.Select(level => new ElementValue(NameOf(level), ""))],
        "remarks" => One(elements.Remarks),
        _ => throw new ArgumentOutOfRangeException(nameof(jsonName), jsonName, "An element that cannot be compared yet."),
    };

    private static ElementValue[] One(string text) => text.Length == 0 ? [] : [new(text, OnlyOne)];

    private static ElementValue Of(Channel channel)
    {
        var name = ChannelNames.Of(channel);
        return new(channel.Use is ChannelUse.Optional ? name + OptionalMark : name, name);
    }

    private static ElementValue[] Of(Audience audience) =>
        [.. audience.WholeSociety ? (ElementValue[])[new("全社会", "")] : [], .. One(audience.SpecificGroups)];

    private static string NameOf(DisclosureMethod method) => method is DisclosureMethod.Proactive ? "主动" : "依申请";

    private static string NameOf(Level level) => level switch
    {
        Level.County => "县级",
        Level.Township => "乡级",
        _ => "村级",
    };
}
