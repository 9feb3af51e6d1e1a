using System.Globalization;
using System.Text.Json.Serialization;

namespace OpenGov.Publications.Snapshots;

/// <summary>
/// A published version as it became public, without its table, which <see cref="SnapshotContent"/> holds. Never changed once stored:
/// whether it is current or withdrawn is written in the <see cref="Publication"/>.
/// </summary>
public sealed record Snapshot
{
    /// <summary>The catalogue, for example "610116-06".</summary>
    public required string CatalogueId { get; init; }

    /// <summary>From 1; equal to the version's number.</summary>
    public required int Number { get; init; }

    /// <summary>Official title on that day.</summary>
    public required string Title { get; init; }

    /// <summary>When it became public (UTC).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Number of items in its table.</summary>
    public required int ItemCount { get; init; }

    /// <summary>SHA-256 (hexadecimal) of the content, as the Catalogue service computed it.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether it was published in an emergency, before its review was complete.</summary>
    public bool Emergency { get; init; }

    /// <summary>Id of the document, and of the one with its content.</summary>
    [JsonIgnore]
    public string DocumentId => IdOf(CatalogueId, Number);

    /// <summary>Id of a snapshot's documents: "{catalogue}@{number}".</summary>
    public static string IdOf(string catalogueId, int number) => string.Create(CultureInfo.InvariantCulture, $"{catalogueId}@{number}");
}
