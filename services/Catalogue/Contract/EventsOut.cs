using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Events;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Events as the contract shows them.</summary>
public static class EventsOut
{
    /// <summary>An event.</summary>
    public static Wire.CatalogueEvent Of(CatalogueEvent happened) => new()
    {
        Sequence = happened.Sequence,
        EventId = happened.EventId.ToString("D"),
        Time = happened.OccurredAt.ToTimestamp(),
        Kind = KindOf(happened),
        CatalogueId = happened.CatalogueId,
        Version = happened.Version,
        Digest = happened.Digest,
        Upstream = happened is UpstreamChanged changed
            ? new() { CatalogueId = changed.UpstreamId, Version = changed.PinnedVersion, CurrentVersion = changed.CurrentVersion }
            : null,
        Stage = (happened as StageApproved)?.Stage ?? 0,
        OrganisationId = (happened as DraftConsented)?.OrganisationId ?? "",
        Emergency = happened is CataloguePublished { Emergency: true },
        PublishTime = (happened as PublishScheduled)?.PublishAt.ToTimestamp(),
        BasisId = happened switch
        {
            BasisChanged basis => basis.BasisId,
            BasisRepealed basis => basis.BasisId,
            BasisFlagged flagged => flagged.BasisId,
            _ => "",
        },
        RepealedOn = happened switch
        {
            BasisRepealed basis => BasesOut.Day(basis.RepealedOn),
            BasisFlagged flagged => BasesOut.Day(flagged.RepealedOn),
            _ => "",
        },
        ReplacedBy = happened switch
        {
            BasisRepealed basis => basis.ReplacedBy,
            BasisFlagged flagged => flagged.ReplacedBy,
            _ => "",
        },
        InEffect = happened is BasisRepealed { InEffect: true },
    };

    private static Wire.CatalogueEventKind KindOf(CatalogueEvent happened) => happened switch
    {
        CatalogueCreated => Wire.CatalogueEventKind.Created,
        DraftOpened => Wire.CatalogueEventKind.DraftOpened,
        DraftSubmitted => Wire.CatalogueEventKind.Submitted,
        DraftApproved => Wire.CatalogueEventKind.Approved,
        DraftReturned => Wire.CatalogueEventKind.Returned,
        CataloguePublished => Wire.CatalogueEventKind.Published,
        CatalogueWithdrawn => Wire.CatalogueEventKind.Withdrawn,
        DraftDiscarded => Wire.CatalogueEventKind.Discarded,
        UpstreamChanged => Wire.CatalogueEventKind.UpstreamChanged,
        StageApproved => Wire.CatalogueEventKind.StageApproved,
        DraftConsented => Wire.CatalogueEventKind.Consented,
        PublishScheduled => Wire.CatalogueEventKind.PublishScheduled,
        ScheduleCancelled => Wire.CatalogueEventKind.ScheduleCancelled,
        EmergencyConfirmed => Wire.CatalogueEventKind.EmergencyConfirmed,
        BasisChanged => Wire.CatalogueEventKind.BasisChanged,
        BasisRepealed => Wire.CatalogueEventKind.BasisRepealed,
        BasisFlagged => Wire.CatalogueEventKind.BasisFlagged,
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is not in the contract"),
    };
}
