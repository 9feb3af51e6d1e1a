using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Reading;

/// <summary>A snapshot as the public sees it now.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="IsCurrent">Whether it is the current one.</param>
/// <param name="Withdrawal">Its withdrawal; null when it was not withdrawn.</param>
public sealed record SnapshotView(Snapshot Snapshot, bool IsCurrent, Withdrawal? Withdrawal)
{
    /// <summary>A snapshot in the light of the catalogue's publication.</summary>
    public static SnapshotView Of(Snapshot snapshot, Publication publication) => new(
        snapshot, publication.Current?.Number == snapshot.Number, publication.WithdrawalOf(snapshot.Number));
}
