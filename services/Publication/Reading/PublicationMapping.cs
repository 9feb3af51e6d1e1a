using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Snapshots;
using PublicationEvent = OpenGov.Contracts.Events.PublicationEvent;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Reading;

/// <summary>Publications as the contract writes them.</summary>
internal static class PublicationMapping
{
    public static V1.Publication ToProto(this Publication publication)
    {
        // The domain promises ids of this form: nothing else is ever stored.
        _ = CatalogueId.TryParse(publication.CatalogueId, out var id);
        return new()
        {
            CatalogueId = publication.CatalogueId,
            Division = id.Division,
            Domain = id.Domain,
            Title = publication.Title,
            CurrentSnapshot = publication.Current?.Number ?? 0,
            PublishTime = publication.Current?.PublishedAt.ToTimestamp(),
            ItemCount = publication.Current?.ItemCount ?? 0,
            Digest = publication.Current?.Digest ?? "",
            Emergency = publication.Current?.Emergency ?? false,
            WithdrawalReason = publication.Current is null ? publication.WithdrawalOf(publication.Last)?.Reason ?? "" : "",
        };
    }

    public static V1.Snapshot ToProto(this SnapshotView view) => view.MergeInto(new V1.Snapshot());

    public static V1.Snapshot ToProto(this SnapshotView view, byte[] items) => view.MergeInto(V1.Snapshot.Parser.ParseFrom(items));

    public static V1.PublicPeriod ToProto(this PublicPeriod period) =>
        new() { Snapshot = period.View.ToProto(), From = period.From.ToTimestamp(), Until = period.Until?.ToTimestamp() };

    public static V1.PublicationEvent ToProto(this PublicationEvent happened)
    {
        var told = new V1.PublicationEvent
        {
            Sequence = happened.Sequence,
            EventId = happened.EventId.ToString("D"),
            Time = happened.OccurredAt.ToTimestamp(),
            Kind = happened switch
            {
                SnapshotReleased => V1.PublicationEventKind.Released,
                SnapshotWithdrawn => V1.PublicationEventKind.Withdrawn,
                DisclosureDue => V1.PublicationEventKind.DisclosureDue,
                DisclosureOverdue => V1.PublicationEventKind.DisclosureOverdue,
                _ => throw new InvalidOperationException($"{happened.GetType().Name} has no kind in the contract"),
            },
            CatalogueId = happened.CatalogueId,
        };
        if (happened is SnapshotEvent snapshot)
        {
            (told.Snapshot, told.Digest) = (snapshot.Snapshot, snapshot.Digest);
        }
        else if (happened is DisclosureEvent due)
        {
            (told.DisclosureId, told.ItemId, told.OrganisationId, told.DueDay) = (due.DisclosureId, due.ItemId, due.OrganisationId, Days.Written(due.DueDay));
        }

        return told;
    }

    private static V1.Snapshot MergeInto(this SnapshotView view, V1.Snapshot snapshot)
    {
        snapshot.CatalogueId = view.Snapshot.CatalogueId;
        snapshot.Number = view.Snapshot.Number;
        snapshot.Title = view.Snapshot.Title;
        snapshot.PublishTime = view.Snapshot.PublishedAt.ToTimestamp();
        snapshot.ItemCount = view.Snapshot.ItemCount;
        snapshot.Digest = view.Snapshot.Digest;
        snapshot.Emergency = view.Snapshot.Emergency;
        snapshot.Current = view.IsCurrent;
        snapshot.WithdrawTime = view.Withdrawal?.At.ToTimestamp();
        snapshot.WithdrawalReason = view.Withdrawal?.Reason ?? "";
        return snapshot;
    }
}
