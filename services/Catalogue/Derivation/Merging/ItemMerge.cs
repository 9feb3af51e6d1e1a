using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>What an upstream step means for one item, before anybody decides.</summary>
/// <param name="Kind">What upstream did.</param>
/// <param name="UpstreamItemId">The item there.</param>
/// <param name="Ours">The draft's item; null when the draft has none.</param>
/// <param name="Theirs">Upstream's item now, as it stands there; null when it is gone.</param>
/// <param name="Merge">The merge of the elements; empty of fields where there is nothing to merge.</param>
public sealed record ItemMerge(ItemChangeKind Kind, Guid UpstreamItemId, CatalogueItem? Ours, CatalogueItem? Theirs, ElementMerge Merge)
{
    /// <summary>Of an item that upstream replaced: new items there that may be what became of it, likeliest first.</summary>
    public IReadOnlyList<Guid> Successors { get; init; } = [];

    /// <summary>
    /// What happens to the item as a whole when nobody decides; null when there is nothing to decide, or somebody must: an item that the
    /// street changed beyond the rules of <see cref="Localisation"/> is not removed by itself.
    /// </summary>
    public ItemChoice? Default { get; init; }

    /// <summary>Whether the item as a whole can be decided on.</summary>
    public bool IsChoice => Kind is ItemChangeKind.Added || IsLoss;

    /// <summary>Whether upstream has no such item for streets any more.</summary>
    public bool IsLoss => Kind is ItemChangeKind.Removed or ItemChangeKind.Replaced or ItemChangeKind.OutOfScope;

    /// <summary>Whether somebody must decide about the item as a whole.</summary>
    public bool NeedsChoice => IsLoss && Default is null;

    /// <summary>Conflicts: elements that somebody must decide about, and the item itself.</summary>
    public int Conflicts => NeedsChoice ? 1 : IsLoss ? 0 : Merge.Fields.Count(merge => merge.Outcome == FieldOutcome.Conflict);

    /// <summary>The item's name for people: the street's, or upstream's for one it does not have.</summary>
    public string Name => (Ours ?? Theirs)!.Elements.Name;
}

/// <summary>What upstream did to an item; the numbers are those of the contract.</summary>
public enum ItemChangeKind
{
    /// <summary>Nothing.</summary>
    Unchanged = 0,

    /// <summary>Changed elements.</summary>
    Changed = 1,

    /// <summary>Added it, or opened it to streets.</summary>
    Added = 2,

    /// <summary>Removed it.</summary>
    Removed = 3,

    /// <summary>Removed it and added others that may have taken its place.</summary>
    Replaced = 4,

    /// <summary>Kept it, but not for streets: 乡级 is not ticked any more.</summary>
    OutOfScope = 5,

    /// <summary>Only moved it.</summary>
    Moved = 6,
}
