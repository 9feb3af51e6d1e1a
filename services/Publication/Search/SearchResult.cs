namespace OpenGov.Publications.Search;

/// <summary>What a question found.</summary>
/// <param name="Total">Number of all hits.</param>
/// <param name="Hits">The hits asked for, best first.</param>
/// <param name="Facets">By facet the values of all hits with their number, most first, at most 100. A facet that is narrowed is counted as if it were not,
/// so that other values can be chosen.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>An item that was found.</summary>
/// <param name="Table">Where it stands.</param>
/// <param name="Wire">The item as it goes out.</param>
/// <param name="Field">The field that decided its rank.</param>
public sealed record SearchHit(TableHead Table, ReadOnlyMemory<byte> Wire, MatchField Field);

/// <summary>The snapshot that an item stands in.</summary>
/// <param name="CatalogueId">The catalogue.</param>
/// <param name="Place">Where it belongs.</param>
/// <param name="Snapshot">Number of the snapshot.</param>
/// <param name="Title">Its title.</param>
/// <param name="Digest">Its digest.</param>
public sealed record TableHead(string CatalogueId, CataloguePlace Place, int Snapshot, string Title, string Digest);

/// <summary>A value of a facet.</summary>
/// <param name="Value">For programs.</param>
/// <param name="Label">For people; empty where the value is its own label or the contract names it.</param>
/// <param name="Count">Number of hits.</param>
public sealed record FacetCount(string Value, string Label, int Count);
