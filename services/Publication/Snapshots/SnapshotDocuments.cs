using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Snapshots;

/// <summary>The documents of the Publication service.</summary>
public static class SnapshotDocuments
{
    /// <summary>Publications, by catalogue id.</summary>
    public static DocumentType<Publication> Publications { get; } = new DocumentType<Publication>("publications", schema: 1)
        .Text("division", publication => IdOf(publication).Division)
        .Text("domain", publication => IdOf(publication).Domain)
        .Number("current", publication => publication.Current?.Number);

    /// <summary>Snapshots without their tables, by "{catalogue}@{number}".</summary>
    public static DocumentType<Snapshot> Snapshots { get; } = new DocumentType<Snapshot>("snapshots", schema: 1)
        .Text("catalogue", snapshot => snapshot.CatalogueId)
        .Number("number", snapshot => snapshot.Number);

    /// <summary>Tables of snapshots, by "{catalogue}@{number}".</summary>
    public static DocumentType<SnapshotContent> Contents { get; } = new("snapshot-contents", schema: 1);

    private static CatalogueId IdOf(Publication publication) =>
        CatalogueId.TryParse(publication.CatalogueId, out var id) ? id : default;
}
