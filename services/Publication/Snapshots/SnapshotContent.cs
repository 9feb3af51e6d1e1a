namespace OpenGov.Publications.Snapshots;

/// <summary>
/// The table of a snapshot, apart from it so that lists need not read tables. A snapshot whose version was taken back before it could
/// be fetched has none.
/// </summary>
/// <param name="Digest">Digest of the snapshot that it belongs to.</param>
/// <param name="Items">
/// The items as they go out, prepared once because they never change: field 5 of <c>opengov.publication.v1.Snapshot</c>, serialised.
/// </param>
public sealed record SnapshotContent(string Digest, byte[] Items);
