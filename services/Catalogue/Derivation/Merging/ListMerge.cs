using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>
/// Combines a list element that both sides changed: what one side added is added, what one side removed is removed. It cannot be
/// combined when both sides changed the same entry differently, when one removed what the other changed, or when nothing, or more than
/// allowed, would remain: nobody wanted that.
/// </summary>
internal static class ListMerge
{
    /// <summary>Elements with the combined list; null when it cannot be combined, as texts never can.</summary>
    public static ItemElements? Combine(ElementField field, ItemElements before, ItemElements theirs, ItemElements ours) => field.JsonName switch
    {
        "bases" => Bases(before, theirs, ours),
        "subjects" => Of(before.Subjects, theirs.Subjects, ours.Subjects, subject => subject, Equals, ElementLimits.Subjects) is { } subjects
            ? ours with { Subjects = subjects }
            : null,
        "methods" => Of(before.Methods, theirs.Methods, ours.Methods, method => method, Equals, int.MaxValue) is { } methods
            ? ours with { Methods = [.. methods.Order()] }
            : null,
        "channels" => Of(
                before.Channels, theirs.Channels, ours.Channels, channel => (channel.Kind, channel.Name), Equals, ElementLimits.Channels) is { } channels
            ? ours with { Channels = [.. channels.OrderBy(channel => channel.Kind)] }
            : null,
        "levels" => Of(before.Levels, theirs.Levels, ours.Levels, level => level, Equals, int.MaxValue) is { } levels
            ? ours with { Levels = [.. levels.Order()] }
            : null,
        _ => null,
    };

    // The same law in another wording is a changed entry, not one removed and one added; where a title comes twice, only wording tells.
    private static ItemElements? Bases(ItemElements before, ItemElements theirs, ItemElements ours)
    {
        var byTitle = ((ReadOnlySpan<IReadOnlyList<LegalBasisCitation>>)[before.Bases, theirs.Bases, ours.Bases]).ToArray()
            .All(bases => bases.Select(basis => basis.Title).Distinct().Count() == bases.Count && bases.All(basis => basis.Title.Length > 0));
        return Of(
            before.Bases, theirs.Bases, ours.Bases, basis => byTitle ? basis.Title : basis.Text, (a, b) => a.Text == b.Text, ElementLimits.Bases) is { } bases
            ? ours with { Bases = bases }
            : null;
    }

    private static bool Equals<T>(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);

    private static List<T>? Of<T, TKey>(
        IReadOnlyList<T> before, IReadOnlyList<T> theirs, IReadOnlyList<T> ours, Func<T, TKey> key, Func<T, T, bool> same, int most)
        where TKey : notnull
    {
        var (inBase, inTheirs, inOurs) = (Keyed(before, key), Keyed(theirs, key), Keyed(ours, key));
        if (inBase.Count < before.Count || inTheirs.Count < theirs.Count || inOurs.Count < ours.Count)
        {
            return null;
        }

        var combined = new List<T>(ours.Count + theirs.Count);
        foreach (var one in ours)
        {
            var isOld = inBase.TryGetValue(key(one), out var old);
            var isTheirs = inTheirs.TryGetValue(key(one), out var other);
            if (isTheirs && (same(one, other!) || (isOld && same(old!, other!))))
            {
                combined.Add(one);
            }
            else if (isTheirs && isOld && same(old!, one))
            {
                combined.Add(other!);
            }
            else if (!isTheirs && !isOld)
            {
                combined.Add(one);
            }
            else if (isTheirs || !same(old!, one))
            {
                return null;
            }
        }

        foreach (var other in theirs.Where(other => !inOurs.ContainsKey(key(other))))
        {
            if (!inBase.TryGetValue(key(other), out var old))
            {
                combined.Add(other);
            }
            else if (!same(old, other))
            {
                return null;
            }
        }

        return combined.Count == 0 || combined.Count > most ? null : combined;
    }

    private static Dictionary<TKey, T> Keyed<T, TKey>(IReadOnlyList<T> list, Func<T, TKey> key)
        where TKey : notnull
    {
        var keyed = new Dictionary<TKey, T>(list.Count);
        foreach (var one in list)
        {
            keyed.TryAdd(key(one), one);
        }

        return keyed;
    }
}
