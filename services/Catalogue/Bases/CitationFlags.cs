using OpenGov.Catalogues.Items;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Bases;

/// <summary>Says beside each citation of a draft what the registry knows of it, so that an editor sees what was repealed.</summary>
public static class CitationFlags
{
    /// <summary>Adds what is known on a day.</summary>
    /// <param name="shown">The items as the contract shows them.</param>
    /// <param name="items">The same items.</param>
    /// <param name="bases">The registry.</param>
    /// <param name="day">A day in Asia/Shanghai.</param>
    public static void Add(IReadOnlyList<Wire.CatalogueItem> shown, IReadOnlyList<CatalogueItem> items, BasisSnapshot bases, DateOnly day)
    {
        foreach (var (item, there) in items.Zip(shown))
        {
            foreach (var (citation, beside) in item.Elements.Bases.Zip(there.Bases))
            {
                var standing = bases.StandingOf(citation, day);
                (beside.BasisId, beside.Status, beside.ReplacedBy) = (standing.BasisId, (Wire.BasisStatus)(int)standing.Status, standing.ReplacedBy);
            }
        }
    }
}
