namespace OpenGov.Catalogues.Items;

/// <summary>The elements of an item one by one: their names in the contract, how to compare and how to take over each.</summary>
public static class ElementFields
{
    /// <summary>All, in the order of the contract.</summary>
    public static IReadOnlyList<ElementField> All { get; } =
    [
        Field("category", "category", e => e.Category, (to, from) => to with { Category = from.Category }),
        Field("name", "name", e => e.Name, (to, from) => to with { Name = from.Name }),
        Field("content", "content", e => e.Content, (to, from) => to with { Content = from.Content }),
        List("bases", "bases", e => e.Bases, (one, other) => one.Text == other.Text, (to, from) => to with { Bases = from.Bases }),
        Field("time_limit", "timeLimit", e => e.TimeLimit.Text, (to, from) => to with { TimeLimit = from.TimeLimit }),
        List("subjects", "subjects", e => e.Subjects, (one, other) => one == other, (to, from) => to with { Subjects = from.Subjects }),
        List("methods", "methods", e => e.Methods, (one, other) => one == other, (to, from) => to with { Methods = from.Methods }),
        List("channels", "channels", e => e.Channels, (one, other) => one == other, (to, from) => to with { Channels = from.Channels }),
        Field("audience", "audience", e => e.Audience, (to, from) => to with { Audience = from.Audience }),
        List("levels", "levels", e => e.Levels, (one, other) => one == other, (to, from) => to with { Levels = from.Levels }),
        Field("remarks", "remarks", e => e.Remarks, (to, from) => to with { Remarks = from.Remarks }),
    ];

    /// <summary>
    /// JSON names of the elements in which two items differ. Texts count as written: two readings of the same text are the same.
    /// </summary>
    public static IReadOnlyList<string> Differing(ItemElements one, ItemElements other) =>
        [.. All.Where(field => !field.Same(one, other)).Select(field => field.JsonName)];

    /// <summary>Whether two items say the same in every element.</summary>
    public static bool Same(ItemElements one, ItemElements other)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        foreach (var field in All)
        {
            if (!field.Same(one, other))
            {
                return false;
            }
        }

        return true;
    }

    private static ElementField Field<T>(
        string maskName, string jsonName, Func<ItemElements, T> value, Func<ItemElements, ItemElements, ItemElements> take) =>
        new(maskName, jsonName, (one, other) => EqualityComparer<T>.Default.Equals(value(one), value(other)), take);

    private static ElementField List<T>(
        string maskName,
        string jsonName,
        Func<ItemElements, IReadOnlyList<T>> values,
        Func<T, T, bool> same,
        Func<ItemElements, ItemElements, ItemElements> take) =>
        new(maskName, jsonName, (one, other) => Same(values(one), values(other), same), take);

    // Compared for every item of every merge, comparison and digest: without enumerators.
    private static bool Same<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> same)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!same(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One element of an item.</summary>
/// <param name="MaskName">Its name in an update mask.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Same">Whether two items say the same in it.</param>
/// <param name="Take">The first item with this element of the second.</param>
public sealed record ElementField(
    string MaskName,
    string JsonName,
    Func<ItemElements, ItemElements, bool> Same,
    Func<ItemElements, ItemElements, ItemElements> Take);
