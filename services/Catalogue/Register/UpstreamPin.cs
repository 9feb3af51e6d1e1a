namespace OpenGov.Catalogues.Register;

/// <summary>What a derived catalogue follows (design.md §5, Derivation).</summary>
/// <param name="CatalogueId">The district's catalogue.</param>
/// <param name="Version">The version taken over.</param>
/// <param name="CurrentVersion">The newest version that the district has published.</param>
public sealed record UpstreamPin(string CatalogueId, int Version, int CurrentVersion)
{
    /// <summary>Whether the district has published since.</summary>
    public bool IsBehind => CurrentVersion > Version;
}
