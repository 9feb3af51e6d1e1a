using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Coverage;

/// <summary>
/// How far a catalogue has come, without its items: a few bytes for each, so that a whole district is one question. Kept up by following
/// this service's own log; id is the catalogue's.
/// </summary>
public sealed record CatalogueProgress
{
    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Number of its published version; 0 when nothing is public.</summary>
    public int Published { get; init; }

    /// <summary>State of its working version; null when there is none.</summary>
    public VersionState? Working { get; init; }
}
