namespace OpenGov.Catalogues.Bases;

/// <summary>
/// What the published version of a catalogue cites, as far as the registry is concerned: tells which catalogues a change of a basis
/// may touch without reading their versions. Kept up by following this service's own log; id is the catalogue's.
/// </summary>
public sealed record CatalogueCitations
{
    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Number of its published version; 0 when nothing is public.</summary>
    public int Version { get; init; }

    /// <summary>Each document that is cited, once.</summary>
    public IReadOnlyList<Cited> Cited { get; init; } = [];

    /// <summary>Whether it says the same as another.</summary>
    public bool Says(CatalogueCitations? other) => other is not null && Version == other.Version && Cited.SequenceEqual(other.Cited);
}

/// <summary>A document as a version cites it.</summary>
/// <param name="Title">What stands in 《》; all of the citation where nothing does.</param>
/// <param name="DocumentNumber">文号; empty when there is none.</param>
/// <param name="BasisId">What the registry took it for; empty when it did not know it.</param>
public sealed record Cited(string Title, string DocumentNumber, string BasisId);
