using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;
using OpenGov.Publications.Snapshots;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Following;

/// <summary>
/// Makes public what the Catalogue service has published, and takes back what it has withdrawn. Safe to apply again, in any order.
/// </summary>
public sealed class CatalogueReaction(CatalogueVersions versions, PublicationRegister register) : IEventReaction<CatalogueEvent>
{
    /// <inheritdoc/>
    /// <exception cref="DigestMismatchException">Event, fetched version and stored snapshot do not have one digest.</exception>
    public Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation) => happened switch
    {
        CataloguePublished published => ReleaseAsync(published, cancellation),
        CatalogueWithdrawn withdrawn => WithdrawAsync(withdrawn, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task ReleaseAsync(CataloguePublished happened, CancellationToken cancellation)
    {
        if (await versions.FindWithItemsAsync(happened.CatalogueId, happened.Version, cancellation) is not { } version)
        {
            // We come late (were away, or start anew): the version was public once and has been withdrawn since, so its items are no
            // longer ours to read. There is nothing to release, and the withdrawal that follows in the log records the snapshot without
            // them. Any other reason for its absence is a fault, and asking for it as withdrawn fails.
            await versions.GetWithdrawnAsync(happened.CatalogueId, happened.Version, cancellation);
            return;
        }

        var content = new SnapshotContent(version.Digest, new V1.Snapshot { Items = { version.Items } }.ToByteArray());
        await register.ReleaseAsync(SnapshotOf(version, happened), content, cancellation);
    }

    private async Task WithdrawAsync(CatalogueWithdrawn happened, CancellationToken cancellation)
    {
        // The event says that, the list of versions says why.
        var version = await versions.GetWithdrawnAsync(happened.CatalogueId, happened.Version, cancellation);
        var withdrawal = new Withdrawal(happened.Version, version.WithdrawalReason, happened.OccurredAt);
        await register.WithdrawAsync(SnapshotOf(version, happened), withdrawal, cancellation);
    }

    private static Snapshot SnapshotOf(CatalogueVersion version, CatalogueEvent happened)
    {
        var id = Snapshot.IdOf(happened.CatalogueId, happened.Version);
        return version.Digest != happened.Digest
            ? throw new DigestMismatchException(id, "the fetched version", happened.Digest, version.Digest)
            : new()
            {
                CatalogueId = happened.CatalogueId,
                Number = happened.Version,
                Title = version.Title,
                PublishedAt = version.PublishTime.ToDateTimeOffset(),
                ItemCount = version.ItemCount,
                Digest = version.Digest,
                Emergency = version.Emergency || happened is CataloguePublished { Emergency: true },
            };
    }
}
