using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Which items of a district's catalogue a street takes over, and how: those with 乡级 ticked, with the street as subject,
/// renumbered from 1 (domain.md §3, rule of thumb).
/// </summary>
public static class TownshipItems
{
    /// <summary>The items of the derived catalogue, each pinned to its origin.</summary>
    /// <param name="upstreamId">The district's catalogue.</param>
    /// <param name="version">Its version that is taken over.</param>
    /// <param name="items">The items of that version.</param>
    /// <param name="street">Name of the street office or town as written in tables.</param>
    /// <param name="newId">The id of the item that is derived from an item.</param>
    public static IReadOnlyList<CatalogueItem> Derive(
        string upstreamId, int version, IReadOnlyList<CatalogueItem> items, string street, Func<Guid, Guid> newId) =>
    [
        .. items.Where(item => item.Elements.Levels.Contains(Level.Township)).Select(item => new CatalogueItem
        {
            Id = newId(item.Id),
            Elements = item.Elements with { Subjects = [street], Levels = [Level.Township] },
            Origin = new(upstreamId, version, item.Id, item.Elements),
        }),
    ];
}
