using OpenGov.Platform.Identity;

namespace OpenGov.Publications.Reading;

/// <summary>Who may call what of the Publication service: everything but oversight is public.</summary>
public static class PublicationPermissions
{
    private const string Service = "opengov.publication.v1.PublicationService/";
    private static readonly Permission Overseers = Permission.AnyOf("administrator", "office");

    /// <summary>The lines.</summary>
    public static PermissionTable Lines { get; } = new PermissionTable()
        .Allow(Service + "ListPublications", Permission.Public)
        .Allow(Service + "GetPublication", Permission.Public)
        .Allow(Service + "ListSnapshots", Permission.Public)
        .Allow(Service + "GetSnapshot", Permission.Public)
        .Allow(Service + "GetPublicationAsOf", Permission.Public)
        .Allow(Service + "GetSnapshotProof", Permission.Public)
        .Allow(Service + "VerifySnapshot", Permission.Public)
        .Allow(Service + "ListSnapshotKeys", Permission.Public)
        .Allow(Service + "WatchPublications", Permission.Public)
        .Allow(Service + "SearchItems", Permission.Public)
        .Allow(Service + "SuggestItems", Permission.Public)
        .Allow(Service + "RebuildSearchIndex", Overseers)
        .Allow("opengov.publication.v1.DisclosureService/ExplainDeadline", Permission.Public)
        .Allow("opengov.publication.v1.CalendarService/ListCalendarYears", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetPublicItem", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetLinkedItem", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/ExportPublicItems", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetDataCatalog", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetFeed", Permission.Public)
        .Allow("opengov.publication.v1.CalendarService/SetCalendarYear", Overseers)
        .Allow("opengov.publication.v1.AuditService/ListAuditEntries", Overseers)
        .Allow("opengov.publication.v1.AuditService/ExportAuditEntries", Overseers)
        .Allow("opengov.publication.v1.AuditService/VerifyAudit", Overseers)
        .Allow("opengov.publication.v1.SelfCheckService/GetSelfCheck", Overseers);
}
