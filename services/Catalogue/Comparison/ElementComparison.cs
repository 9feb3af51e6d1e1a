using OpenGov.Catalogues.Comparison.Words;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Comparison;

/// <summary>Compares two items element by element.</summary>
public static class ElementComparison
{
    /// <summary>The elements that differ, in the order of the contract. An item that is not there counts as one that says nothing.</summary>
    public static IReadOnlyList<ElementDifference> Compare(ItemElements? from, ItemElements? to)
    {
        var (one, other) = (from ?? Nothing, to ?? Nothing);
        List<ElementDifference>? differences = null;
        foreach (var field in ElementFields.All)
        {
            if (!field.Same(one, other)) (differences ??= []).Add(Compare(field.JsonName, one, other));
        }

        return differences ?? [];
    }

    private static ItemElements Nothing { get; } = new();

    private static ElementDifference Compare(string field, ItemElements from, ItemElements to)
    {
        var (before, after) = (ElementValue.Of(field, from), ElementValue.Of(field, to));
        var toOf = Pairs(before, after);
        var values = new List<ValueDifference>(before.Count + after.Count);
        foreach (var (i, j) in Interleaving.Of(toOf, after.Count, _ => true))
        {
            values.Add((i, j) switch
            {
                (_, < 0) => new(ValueDifferenceKind.Removed, [new(SegmentKind.Deleted, before[i].Text)]),
                ( < 0, _) => new(ValueDifferenceKind.Added, [new(SegmentKind.Inserted, after[j].Text)]),
                _ when before[i].Text == after[j].Text => new(ValueDifferenceKind.Unchanged, [new(SegmentKind.Equal, after[j].Text)]),
                _ => new(ValueDifferenceKind.Changed, WordDiff.Compare(before[i].Text, after[j].Text)),
            });
        }

        var stayed = toOf.Where(at => at >= 0);
        return new(field, values, !stayed.SequenceEqual(stayed.Order()));
    }

    /// <summary>For each value before, the one after that it is or became; -1 for none. Values with the same text go first.</summary>
    private static int[] Pairs(IReadOnlyList<ElementValue> before, IReadOnlyList<ElementValue> after)
    {
        var toOf = new int[before.Count];
        Array.Fill(toOf, -1);
        var taken = new bool[after.Count];
        Pair((one, other) => one.Text == other.Text);
        Pair((one, other) => one.Key.Length > 0 && one.Key == other.Key);
        return toOf;

        // At most 30 on each side.
        void Pair(Func<ElementValue, ElementValue, bool> same)
        {
            for (var i = 0; i < toOf.Length; i++)
            {
                for (var j = 0; toOf[i] < 0 && j < taken.Length; j++)
                {
                    if (!taken[j] && same(before[i], after[j])) (toOf[i], taken[j]) = (j, true);
                }
            }
        }
    }
}
