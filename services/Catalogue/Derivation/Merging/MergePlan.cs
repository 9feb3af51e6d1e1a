using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>What an upstream step means for a draft, before anybody decides.</summary>
/// <param name="Step">The step.</param>
/// <param name="Ours">The items of the draft.</param>
/// <param name="Items">
/// One for each item of the draft that comes from this upstream, unchanged ones included, in the draft's order; then the items that are
/// new upstream, in upstream's order.
/// </param>
/// <param name="CategoryRenames">Categories that upstream renamed and that items of the street's own still carry.</param>
public sealed record MergePlan(
    UpstreamStep Step, IReadOnlyList<CatalogueItem> Ours, IReadOnlyList<ItemMerge> Items, IReadOnlyList<CategoryRename> CategoryRenames)
{
    /// <summary>What upstream changed that concerns the street.</summary>
    public IEnumerable<ItemMerge> Changes => Items.Where(item => item.Kind != ItemChangeKind.Unchanged);

    /// <summary>Numbers of items and conflicts.</summary>
    public MergeCounts Counts => new(
        Items.Count(item => item.Kind == ItemChangeKind.Added),
        Items.Count(item => item.Kind == ItemChangeKind.Changed),
        Items.Count(item => item.IsLoss),
        Items.Sum(item => item.Conflicts));
}

/// <summary>Numbers of a plan.</summary>
/// <param name="Added">Items that are new for the street.</param>
/// <param name="Changed">Items with changed elements.</param>
/// <param name="Removed">Items that upstream does not have for streets any more.</param>
/// <param name="Conflicts">What somebody must decide.</param>
public sealed record MergeCounts(int Added, int Changed, int Removed, int Conflicts)
{
    /// <summary>Nothing.</summary>
    public static MergeCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>Whether nothing concerns the street.</summary>
    public bool IsNone => this == None;

    /// <summary>The sum of two.</summary>
    public static MergeCounts operator +(MergeCounts one, MergeCounts other) => new(
        one.Added + other.Added, one.Changed + other.Changed, one.Removed + other.Removed, one.Conflicts + other.Conflicts);
}

/// <summary>A category (一级事项) that upstream renamed for every item that stayed.</summary>
/// <param name="From">Its name before.</param>
/// <param name="To">Its name now.</param>
/// <param name="OwnItems">Ids of the draft's items that do not come from this upstream and carry the old name.</param>
public sealed record CategoryRename(string From, string To, IReadOnlyList<Guid> OwnItems);
