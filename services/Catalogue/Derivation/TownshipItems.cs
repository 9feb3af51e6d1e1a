using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// The items of a district's catalogue as a street takes them over: localised, in order, so that they are numbered from 1, each
/// pinned to its origin.
/// </summary>
public static class TownshipItems
{
    /// <summary>The derived items of those that a street chose, or else of those that concern it by the rule of thumb.</summary>
    /// <param name="upstreamId">The district's catalogue.</param>
    /// <param name="version">Its version that is taken over.</param>
    /// <param name="items">The items of that version.</param>
    /// <param name="choice">Ids of the items to take; empty for the rule of thumb.</param>
    /// <param name="localisation">How the street makes them its own.</param>
    /// <param name="newId">The id of the item that is derived from an item.</param>
    public static IReadOnlyList<CatalogueItem> Derive(
        string upstreamId,
        int version,
        IReadOnlyList<CatalogueItem> items,
        IReadOnlyCollection<Guid> choice,
        Localisation localisation,
        Func<Guid, Guid> newId)
    {
        var chosen = choice.ToHashSet();
        return
        [
            .. items
                .Where(item => chosen.Count > 0 ? chosen.Contains(item.Id) : Localisation.Concerns(item.Elements))
                .Select(item => DeriveOne(upstreamId, version, item, localisation, newId)),
        ];
    }

    /// <summary>The item that is derived from an item.</summary>
    public static CatalogueItem DeriveOne(
        string upstreamId, int version, CatalogueItem item, Localisation localisation, Func<Guid, Guid> newId) => new()
        {
            Id = newId(item.Id),
            Elements = localisation.Apply(item.Elements),
            Origin = new(upstreamId, version, item.Id, item.Elements),
        };
}
