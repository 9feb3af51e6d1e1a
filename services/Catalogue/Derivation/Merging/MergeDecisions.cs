using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>What somebody decided about the changes of an upstream step.</summary>
public sealed record MergeDecisions
{
    /// <summary>Nothing decided.</summary>
    public static MergeDecisions None { get; } = new();

    /// <summary>About items as a whole, by their upstream ids.</summary>
    public IReadOnlyDictionary<Guid, ItemDecision> Items { get; init; } = new Dictionary<Guid, ItemDecision>();

    /// <summary>About elements, by upstream id of the item and JSON name of the element.</summary>
    public IReadOnlyDictionary<(Guid Item, string Field), FieldDecision> Fields { get; init; } =
        new Dictionary<(Guid, string), FieldDecision>();

    /// <summary>Renamed categories that the street's own items follow, by their former names.</summary>
    public IReadOnlySet<string> Renames { get; init; } = new HashSet<string>();

    /// <summary>Replaced items that go on as new ones: upstream ids before and now.</summary>
    public IReadOnlyDictionary<Guid, Guid> Successors => Items.Values
        .Where(decision => decision.Choice == ItemChoice.Continue)
        .ToDictionary(decision => decision.UpstreamItemId, decision => decision.Successor);
}

/// <summary>A decision about an item as a whole.</summary>
/// <param name="UpstreamItemId">The item there.</param>
/// <param name="Choice">What was decided.</param>
/// <param name="Successor">With <see cref="ItemChoice.Continue"/>: the new item; empty otherwise.</param>
public sealed record ItemDecision(Guid UpstreamItemId, ItemChoice Choice, Guid Successor = default);

/// <summary>A decision about one element.</summary>
/// <param name="UpstreamItemId">The item there.</param>
/// <param name="Field">The element.</param>
/// <param name="Choice">What was decided.</param>
/// <param name="Value">With <see cref="FieldChoice.Value"/>: elements with the value; null otherwise.</param>
public sealed record FieldDecision(Guid UpstreamItemId, ElementField Field, FieldChoice Choice, ItemElements? Value = null);
