using OpenGov.Catalogues.Comparison.Words;

namespace OpenGov.Catalogues.Comparison;

/// <summary>An element in which two items differ.</summary>
/// <param name="Field">Its JSON name, for example "timeLimit".</param>
/// <param name="Values">
/// Its values in the order of the later item, removed ones where they stood: one for a text, several for lists. What did not change is
/// there too, so that the element can be shown whole.
/// </param>
/// <param name="Reordered">Whether values that both items have stand in another order.</param>
public sealed record ElementDifference(string Field, IReadOnlyList<ValueDifference> Values, bool Reordered);

/// <summary>What became of a value.</summary>
public enum ValueDifferenceKind
{
    /// <summary>In both.</summary>
    Unchanged = 1,

    /// <summary>Only in the later item.</summary>
    Added = 2,

    /// <summary>Only in the earlier item.</summary>
    Removed = 3,

    /// <summary>In both with other words: the same law with another number, the same channel now optional.</summary>
    Changed = 4,
}

/// <summary>A value of an element: its text, or one of its list.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Segments">Its text with the changed words marked; a single piece unless it changed.</param>
public sealed record ValueDifference(ValueDifferenceKind Kind, IReadOnlyList<TextSegment> Segments);
