using OpenGov.Platform.Identity;

namespace OpenGov.Publications.Reading;

/// <summary>Who may call what of the Publication service: what is public is for everyone, disclosures for those who keep catalogues.</summary>
public static class PublicationPermissions
{
    private const string Service = "opengov.publication.v1.PublicationService/";
    private const string Disclosure = "opengov.publication.v1.DisclosureService/";
    private const string Channel = "opengov.publication.v1.ChannelService/";
    private static readonly Permission Overseers = Permission.AnyOf("administrator", "office");
    private static readonly Permission Recorders = Permission.AnyOf("editor", "reviewer", "leader", "client");
    private static readonly Permission Deciders = Permission.AnyOf("editor", "reviewer", "leader");
    private static readonly Permission Registers = Permission.AnyOf("editor", "reviewer", "leader", "office");
    private static readonly Permission Readers = Permission.AnyOf("editor", "reviewer", "leader", "office", "client");

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
        .Allow(Disclosure + "ExplainDeadline", Permission.Public)
        .Allow(Disclosure + "RecordDisclosure", Recorders)
        .Allow(Disclosure + "UpdateDisclosure", Recorders)
        .Allow(Disclosure + "WithdrawProof", Recorders)
        .Allow(Disclosure + "GetDisclosure", Readers)
        .Allow(Disclosure + "ListDisclosures", Readers)
        .Allow(Disclosure + "ListDue", Readers)
        .Allow(Disclosure + "GetReceiptPhoto", Readers)
        .Allow(Disclosure + "ListItemDisclosures", Permission.Public)
        .Allow(Disclosure + "RecomputeDeadlines", Overseers)
        .Allow(Disclosure + "GetCompliance", Readers)
        .Allow(Disclosure + "ExportCompliance", Readers)
        .Allow(Disclosure + "DecideAttribute", Deciders)
        .Allow(Disclosure + "ConfirmAttribute", Deciders)
        .Allow(Disclosure + "ReviewAttribute", Deciders)
        .Allow(Disclosure + "GetAttribute", Registers)
        .Allow(Disclosure + "ListAttributes", Registers)
        .Allow(Disclosure + "ExportAttributes", Registers)
        .Allow("opengov.publication.v1.CalendarService/ListCalendarYears", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetPublicItem", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetLinkedItem", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/ExportPublicItems", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetDataCatalog", Permission.Public)
        .Allow("opengov.publication.v1.OpenDataService/GetFeed", Permission.Public)
        .Allow("opengov.publication.v1.CalendarService/SetCalendarYear", Overseers)
        .Allow(Channel + "CreateWebhook", Overseers)
        .Allow(Channel + "ListWebhooks", Overseers)
        .Allow(Channel + "GetWebhook", Overseers)
        .Allow(Channel + "UpdateWebhook", Overseers)
        .Allow(Channel + "ListDeliveries", Overseers)
        .Allow(Channel + "Redeliver", Overseers)
        .Allow("opengov.publication.v1.AuditService/ListAuditEntries", Overseers)
        .Allow("opengov.publication.v1.AuditService/ExportAuditEntries", Overseers)
        .Allow("opengov.publication.v1.AuditService/VerifyAudit", Overseers)
        .Allow("opengov.publication.v1.SelfCheckService/GetSelfCheck", Overseers);
}
