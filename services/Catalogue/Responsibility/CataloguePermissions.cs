using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Responsibility;

/// <summary>
/// Which roles may call which RPC at all. What a caller may do to a particular catalogue is for <see cref="Access"/> to say; who
/// decides in a review depends on its stage, so that call is open to all who work on catalogues.
/// </summary>
public static class CataloguePermissions
{
    private static readonly Permission Editors = Permission.AnyOf("editor");
    private static readonly Permission Readers = Permission.AnyOf("editor", "reviewer", "leader", "office", "client");
    private static readonly Permission Registrars = Permission.AnyOf("editor", "leader", "office");
    private static readonly Permission Overseers = Permission.AnyOf("administrator", "office");
    private static readonly Permission Deciding = Permission.AnyOf("reviewer", "leader", "office");
    private static readonly Permission Reviewing = Permission.AnyOf("editor", "reviewer", "leader", "office");

    /// <summary>One line for each RPC.</summary>
    public static PermissionTable Table { get; } = new PermissionTable()
        .Allow("opengov.catalogue.v1.CatalogueService/ListCatalogues", Permission.Public)
        .Allow("opengov.catalogue.v1.CatalogueService/GetCatalogue", Permission.Public)
        .Allow("opengov.catalogue.v1.CatalogueService/ListVersions", Permission.Public)
        .Allow("opengov.catalogue.v1.CatalogueService/GetVersion", Permission.Public)
        .Allow("opengov.catalogue.v1.CatalogueService/WatchCatalogues", Permission.Public)
        .Allow("opengov.catalogue.v1.CatalogueService/CreateCatalogue", Editors)
        .Allow("opengov.catalogue.v1.CatalogueService/WithdrawCatalogue", Permission.AnyOf("leader", "office"))
        .Allow("opengov.catalogue.v1.ElementService/ExplainTimeLimit", Permission.Public)
        .Allow("opengov.catalogue.v1.DraftService/OpenDraft", Editors)
        .Allow("opengov.catalogue.v1.DraftService/GetDraft", Readers)
        .Allow("opengov.catalogue.v1.DraftService/AddItem", Editors)
        .Allow("opengov.catalogue.v1.DraftService/UpdateItem", Editors)
        .Allow("opengov.catalogue.v1.DraftService/MoveItem", Editors)
        .Allow("opengov.catalogue.v1.DraftService/RemoveItem", Editors)
        .Allow("opengov.catalogue.v1.DraftService/ImportDraft", Editors)
        .Allow("opengov.catalogue.v1.DraftService/DiscardDraft", Editors)
        .Allow("opengov.catalogue.v1.DraftService/ListCheckRules", Permission.Public)
        .Allow("opengov.catalogue.v1.DraftService/CheckDraft", Reviewing)
        .Allow("opengov.catalogue.v1.DraftService/ApplyFixes", Editors)
        .Allow("opengov.catalogue.v1.DraftService/WaiveFindings", Editors)
        .Allow("opengov.catalogue.v1.DraftService/RemoveWaivers", Editors)
        .Allow("opengov.catalogue.v1.ImportService/ListImportMappings", Reviewing)
        .Allow("opengov.catalogue.v1.ImportService/ForgetImportMapping", Editors)
        .Allow("opengov.catalogue.v1.ReviewService/SubmitDraft", Editors)
        .Allow("opengov.catalogue.v1.ReviewService/DecideDraft", Reviewing)
        .Allow("opengov.catalogue.v1.ReviewService/ConsentDraft", Permission.AnyOf("reviewer", "leader"))
        .Allow("opengov.catalogue.v1.ReviewService/ResolveComments", Editors)
        .Allow("opengov.catalogue.v1.ReviewService/PublishDraft", Deciding)
        .Allow("opengov.catalogue.v1.ReviewService/SchedulePublish", Deciding)
        .Allow("opengov.catalogue.v1.ReviewService/CancelSchedule", Reviewing)
        .Allow("opengov.catalogue.v1.ReviewService/EmergencyPublish", Permission.AnyOf("leader", "office"))
        .Allow("opengov.catalogue.v1.ReviewService/ConfirmEmergency", Permission.AnyOf("leader", "office"))
        .Allow("opengov.catalogue.v1.ReviewService/RestoreVersion", Editors)
        .Allow("opengov.catalogue.v1.ReviewService/ListPendingReviews", Reviewing)
        .Allow("opengov.catalogue.v1.CoverageService/GetCoverage", Permission.Public)
        .Allow("opengov.catalogue.v1.SubjectService/ListSubjectItems", Permission.Public)
        .Allow("opengov.catalogue.v1.BasisService/ListBases", Permission.Public)
        .Allow("opengov.catalogue.v1.BasisService/GetBasis", Permission.Public)
        .Allow("opengov.catalogue.v1.BasisService/CreateBasis", Registrars)
        .Allow("opengov.catalogue.v1.BasisService/UpdateBasis", Registrars)
        .Allow("opengov.catalogue.v1.BasisService/RepealBasis", Permission.AnyOf("leader", "office"))
        .Allow("opengov.catalogue.v1.BasisService/ReinstateBasis", Permission.AnyOf("leader", "office"))
        .Allow("opengov.catalogue.v1.BasisService/ListCitations", Permission.Public)
        .Allow("opengov.catalogue.v1.BasisService/ListBasisWork", Readers)
        .Allow("opengov.catalogue.v1.DerivationService/DeriveCatalogue", Editors)
        .Allow("opengov.catalogue.v1.DerivationService/BatchDeriveCatalogues", Editors)
        .Allow("opengov.catalogue.v1.DerivationService/TakeOverItems", Editors)
        .Allow("opengov.catalogue.v1.DerivationService/SetAsideUpstreamChange", Editors)
        .Allow("opengov.catalogue.v1.DerivationService/RebaseDraft", Editors)
        .Allow("opengov.catalogue.v1.DerivationService/PreviewImpact", Reviewing)
        .Allow("opengov.catalogue.v1.DerivationService/GetUpstreamChanges", Readers)
        .Allow("opengov.catalogue.v1.DerivationService/ListUpstreamChanges", Readers)
        .Allow("opengov.catalogue.v1.ComparisonService/DiffVersions", Permission.Public)
        .Allow("opengov.catalogue.v1.ComparisonService/PrintComparison", Permission.Public)
        .Allow("opengov.catalogue.v1.ExchangeService/ExportVersion", Permission.Public)
        .Allow("opengov.catalogue.v1.ExchangeService/ExportDraft", Readers)
        .Allow("opengov.catalogue.v1.AuditService/ListAuditEntries", Overseers)
        .Allow("opengov.catalogue.v1.AuditService/ExportAuditEntries", Overseers)
        .Allow("opengov.catalogue.v1.AuditService/VerifyAudit", Overseers)
        .Allow("opengov.catalogue.v1.SelfCheckService/GetSelfCheck", Overseers);
}
