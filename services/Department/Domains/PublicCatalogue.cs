using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains;

/// <summary>What the Catalogue service last told of a catalogue: a copy, kept by following its events.</summary>
public sealed record PublicCatalogue
{
    /// <summary>The catalogue, for example "610116-06"; also the id of the document.</summary>
    public required string Id { get; init; }

    /// <summary>The largest version that was ever public.</summary>
    public required int Version { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>False when it was withdrawn.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>How they are stored; <c>shown</c> finds those that are public.</summary>
    public static DocumentType<PublicCatalogue> Type { get; } = new DocumentType<PublicCatalogue>("public-catalogues", schema: 1)
        .Text("shown", one => one.IsPublic ? one.Id : null);

    /// <summary>The copy after a version became public or was withdrawn; null when that changes nothing because something newer is known.</summary>
    /// <param name="known">The copy before; null when there was none.</param>
    /// <param name="id">The catalogue.</param>
    /// <param name="version">The version.</param>
    /// <param name="isPublic">False when it was withdrawn.</param>
    /// <param name="at">When.</param>
    public static PublicCatalogue? After(PublicCatalogue? known, string id, int version, bool isPublic, DateTimeOffset at) => known switch
    {
        null => new() { Id = id, Version = version, PublishedAt = at, IsPublic = isPublic },
        _ when version > known.Version => known with { Version = version, PublishedAt = at, IsPublic = isPublic },
        _ when version == known.Version && known.IsPublic && !isPublic => known with { IsPublic = false },
        _ => null,
    };
}
