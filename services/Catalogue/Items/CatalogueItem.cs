namespace OpenGov.Catalogues.Items;

/// <summary>
/// A catalogue item (公开事项): one row of the table. Elements that are missing are empty, never null; which of them must be
/// there is for the checks to say. Its position in the version's list is its number (序号).
/// </summary>
public sealed record CatalogueItem
{
    /// <summary>Stable id; survives edits, moves and renumbering.</summary>
    public required Guid Id { get; init; }

    /// <summary>Raised by every accepted change of this item, from 1.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>The elements that people write.</summary>
    public required ItemElements Elements { get; init; }

    /// <summary>For a derived item: where it comes from; null for an own item.</summary>
    public ItemOrigin? Origin { get; init; }
}

/// <summary>Where a derived item comes from (design.md §5, Derivation).</summary>
/// <param name="CatalogueId">The upstream catalogue.</param>
/// <param name="Version">Its version that the item was taken from.</param>
/// <param name="ItemId">Id of the item there.</param>
/// <param name="Base">Its elements there: the base of every comparison, so that what was localised is never guessed.</param>
public sealed record ItemOrigin(string CatalogueId, int Version, Guid ItemId, ItemElements Base);
