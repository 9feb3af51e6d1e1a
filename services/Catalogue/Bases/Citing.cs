using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Bases;

/// <summary>Reads what items cite: one pass over them, each document looked up once.</summary>
public static class Citing
{
    /// <summary>What items cite.</summary>
    /// <param name="items">The items of a version, in order.</param>
    /// <param name="bases">The registry.</param>
    /// <param name="day">The day on which they are read: of several editions the one then in force is meant.</param>
    /// <returns>Each document that is cited, and the citing items of each basis that the registry knows.</returns>
    public static (IReadOnlyList<Cited> Cited, IReadOnlyDictionary<string, List<CitingItem>> Known) Read(
        IReadOnlyList<CatalogueItem> items, BasisSnapshot bases, DateOnly day)
    {
        var meant = new Dictionary<(string, string), Cited>();
        var known = new Dictionary<string, List<CitingItem>>(StringComparer.Ordinal);
        foreach (var (index, item) in items.Index())
        {
            foreach (var citation in item.Elements.Bases)
            {
                var title = citation.Title.Length > 0 ? citation.Title : citation.Text;
                if (!meant.TryGetValue((title, citation.DocumentNumber), out var cited))
                {
                    cited = new(title, citation.DocumentNumber, bases.StandingOf(citation, day).BasisId);
                    meant.Add((title, citation.DocumentNumber), cited);
                }

                if (cited.BasisId.Length > 0)
                {
                    Add(known, cited.BasisId, new(item.Id, index + 1, item.Elements.Name, citation.Text));
                }
            }
        }

        return ([.. meant.Values], known);
    }

    /// <summary>Whether a change of a basis may change what a catalogue cites.</summary>
    /// <param name="citations">What it cited when it was read last.</param>
    /// <param name="basis">The basis.</param>
    /// <param name="bases">The registry now.</param>
    /// <param name="day">Today.</param>
    public static bool MayTouch(CatalogueCitations citations, string basis, BasisSnapshot bases, DateOnly day) => citations.Cited.Any(
        cited => cited.BasisId == basis
            || bases.StandingOf(new LegalBasisCitation(cited.Title, cited.Title, cited.DocumentNumber), day).BasisId == basis);

    // An item that cites a basis twice, for two of its articles, is one citing item.
    private static void Add(Dictionary<string, List<CitingItem>> known, string basis, CitingItem item)
    {
        if (!known.TryGetValue(basis, out var items))
        {
            known.Add(basis, items = []);
        }

        if (items.Count == 0 || items[^1].Id != item.Id)
        {
            items.Add(item);
        }
    }
}
