using OpenGov.Contracts.Events;

namespace OpenGov.Publications.Snapshots;

/// <summary>
/// What is public of one catalogue (发布): the one document that says which snapshot is current and which were taken back. A change of
/// what is public is one write of it. Events of the catalogue may be applied in any order and any number of times: the larger number
/// wins, and a withdrawal wins over the release of the same number.
/// </summary>
public sealed record Publication
{
    /// <summary>The catalogue; also the id of the document.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The largest number that was released or withdrawn; 0 before the first.</summary>
    public int Last { get; init; }

    /// <summary>The current snapshot; null when nothing is public.</summary>
    public Snapshot? Current { get; init; }

    /// <summary>Official title on the day of <see cref="Last"/>.</summary>
    public string Title { get; init; } = "";

    /// <summary>Every withdrawal, by number.</summary>
    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];

    /// <summary>A catalogue of which nothing was public yet.</summary>
    public static Publication Of(string catalogueId) => new() { CatalogueId = catalogueId };

    /// <summary>The withdrawal of a snapshot; null when it was not withdrawn.</summary>
    public Withdrawal? WithdrawalOf(int number) => Withdrawals.FirstOrDefault(withdrawal => withdrawal.Number == number);

    /// <summary>Makes a snapshot the current one.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="eventId">Id of the event if there is one.</param>
    /// <param name="at">Now.</param>
    /// <returns>Null when it changes nothing: released before, overtaken by a newer one, or already withdrawn.</returns>
    public PublicationChange? Release(Snapshot snapshot, Guid eventId, DateTimeOffset at) =>
        snapshot.Number <= Last
            ? null
            : new(
                this with { Last = snapshot.Number, Current = snapshot, Title = snapshot.Title },
                new SnapshotReleased
                {
                    EventId = eventId,
                    OccurredAt = at,
                    CatalogueId = CatalogueId,
                    Snapshot = snapshot.Number,
                    Digest = snapshot.Digest,
                });

    /// <summary>Takes a snapshot back from the public.</summary>
    /// <param name="snapshot">The snapshot; need not have been released here.</param>
    /// <param name="withdrawal">Its withdrawal.</param>
    /// <param name="eventId">Id of the event if there is one.</param>
    /// <param name="at">Now.</param>
    /// <returns>Null when it changes nothing because the withdrawal is known.</returns>
    public PublicationChange? Withdraw(Snapshot snapshot, Withdrawal withdrawal, Guid eventId, DateTimeOffset at)
    {
        if (WithdrawalOf(snapshot.Number) is not null)
        {
            return null;
        }

        var known = this with { Withdrawals = [.. Withdrawals.Append(withdrawal).OrderBy(one => one.Number)] };
        return snapshot.Number < Last
            ? new(known, null) // A newer one is public: to the public nothing happens now.
            : new(
                known with { Last = snapshot.Number, Current = null, Title = snapshot.Title },
                new SnapshotWithdrawn
                {
                    EventId = eventId,
                    OccurredAt = at,
                    CatalogueId = CatalogueId,
                    Snapshot = snapshot.Number,
                    Digest = snapshot.Digest,
                });
    }
}
