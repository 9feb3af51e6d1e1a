using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>The three-way merge of the elements of one item.</summary>
/// <param name="Elements">The merged elements; where both sides changed one differently, it is as the draft has it.</param>
/// <param name="Fields">What became of each element that upstream changed; in the order of the contract.</param>
public sealed record ElementMerge(ItemElements Elements, IReadOnlyList<FieldMerge> Fields)
{
    /// <summary>
    /// Merges element by element: what only one side changed is as that side has it, what both changed alike is taken once, lists that
    /// both changed are combined as sets where they can be, everything else is a conflict.
    /// </summary>
    /// <param name="before">The upstream item as it was taken over, localised.</param>
    /// <param name="theirs">The upstream item as it is now, localised.</param>
    /// <param name="ours">The item of the draft.</param>
    public static ElementMerge Of(ItemElements before, ItemElements theirs, ItemElements ours)
    {
        var merged = ours;
        List<FieldMerge>? fields = null;
        foreach (var field in ElementFields.All)
        {
            if (field.Same(before, theirs))
            {
                continue;
            }

            (merged, var outcome) = OfField(field, before, theirs, ours, merged);
            (fields ??= []).Add(new(field, outcome));
        }

        return new(merged, fields ?? []);
    }

    private static (ItemElements Merged, FieldOutcome Outcome) OfField(
        ElementField field, ItemElements before, ItemElements theirs, ItemElements ours, ItemElements merged)
    {
        if (field.Same(theirs, ours))
        {
            return (merged, FieldOutcome.Agreed);
        }

        if (field.Same(before, ours))
        {
            return (field.Take(merged, theirs), FieldOutcome.Followed);
        }

        return ListMerge.Combine(field, before, theirs, ours) is { } combined
            ? (field.Take(merged, combined), FieldOutcome.Combined)
            : (merged, FieldOutcome.Conflict);
    }
}

/// <summary>What became of an element that upstream changed.</summary>
/// <param name="Field">The element.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record FieldMerge(ElementField Field, FieldOutcome Outcome);

/// <summary>How an element that upstream changed was merged; the numbers are those of the contract.</summary>
public enum FieldOutcome
{
    /// <summary>The draft had not changed it: as upstream has it now.</summary>
    Followed = 1,

    /// <summary>Both had changed it to the same.</summary>
    Agreed = 2,

    /// <summary>A list that both had changed: with the additions and without the removals of both.</summary>
    Combined = 3,

    /// <summary>Both had changed it, and differently: somebody must decide.</summary>
    Conflict = 4,
}
