using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>The step of an upstream catalogue from one version to a later one, as one derived catalogue sees it.</summary>
/// <param name="UpstreamId">The upstream catalogue.</param>
/// <param name="Version">The version that is taken over.</param>
/// <param name="Base">Items of the version that was taken over before.</param>
/// <param name="Theirs">Items of <paramref name="Version"/>.</param>
/// <param name="Localisation">How the street makes items its own.</param>
/// <param name="ByChoice">Whether the street chose its items: then new ones are offered only, otherwise taken unless it decides otherwise.</param>
public sealed record UpstreamStep(
    string UpstreamId,
    int Version,
    IReadOnlyList<CatalogueItem> Base,
    IReadOnlyList<CatalogueItem> Theirs,
    Localisation Localisation,
    bool ByChoice);
