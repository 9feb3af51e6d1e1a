using OpenGov.Platform.Canonical;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// The canonical form of a snapshot, "opengov-snapshot-1" (contracts/README.md): its facts, the snapshot before, and the hashes of its
/// items. This is what is signed.
/// </summary>
public static class SnapshotForm
{
    /// <summary>Stands for the hash before a catalogue's first snapshot.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The form.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="previous">The snapshot before.</param>
    /// <param name="items">Hashes of the items, in order.</param>
    public static CanonicalText Of(Snapshot snapshot, PreviousSnapshot previous, IReadOnlyCollection<string> items) => new CanonicalText("opengov-snapshot-1")
        .Add("catalogue", snapshot.CatalogueId)
        .Add("number", snapshot.Number)
        .Add("title", snapshot.Title)
        .Add("published", snapshot.PublishedAt.ToUnixTimeMilliseconds())
        .Add("emergency", snapshot.Emergency ? 1 : 0)
        .Add("digest", snapshot.Digest)
        .Add("previous_number", previous.Number)
        .Add("previous", previous.Hash)
        .Add("items", "item", items);
}

/// <summary>The snapshot that one follows.</summary>
/// <param name="Number">Its number; 0 before the first.</param>
/// <param name="Hash">Its hash; <see cref="SnapshotForm.Beginning"/> before the first.</param>
public sealed record PreviousSnapshot(int Number, string Hash)
{
    /// <summary>Before the first.</summary>
    public static PreviousSnapshot None { get; } = new(0, SnapshotForm.Beginning);
}
