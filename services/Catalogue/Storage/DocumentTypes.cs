using System.Globalization;
using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Coverage;
using OpenGov.Catalogues.Exchange.Mappings;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Storage;

/// <summary>The kinds of documents of this service and their keys.</summary>
public static class DocumentTypes
{
    /// <summary>
    /// Heads of catalogues; id "610116-06". Those that follow an upstream as the one they were derived from are found by <c>upstream</c>,
    /// those that hold items of others by the district (<c>further</c>): they are few. <c>behind</c> are the divisions with an upstream
    /// change that waits, <c>lagging</c> also those that set it aside.
    /// </summary>
    public static DocumentType<Catalogue> Catalogues { get; } = new DocumentType<Catalogue>("catalogues", schema: 1)
        .Text("division", catalogue => catalogue.Division)
        .Text("domain", catalogue => catalogue.Domain)
        .Text("upstream", catalogue => catalogue.Upstream?.CatalogueId)
        .Text("further", catalogue => catalogue.FurtherUpstreams.Count > 0 ? catalogue.Division[..6] : null)
        .Text("behind", catalogue => catalogue.Upstreams.Any(pin => pin.IsOpen) ? catalogue.Division : null)
        .Text("lagging", catalogue => catalogue.Upstreams.Any(pin => pin.IsBehind) ? catalogue.Division : null);

    /// <summary>
    /// Versions; id "610116-06:{uuid}". <c>working</c> lets a catalogue have one working version, <c>slot</c> gives each number once,
    /// <c>history</c> orders the versions of a catalogue by when they were opened, <c>standing</c> its public ones by number. <c>open</c>
    /// finds those that wait for somebody, <c>due</c> (milliseconds since 1970) those that become public by themselves.
    /// </summary>
    public static DocumentType<CatalogueVersion> Versions { get; } = new DocumentType<CatalogueVersion>("versions", schema: 1)
        .Part<CatalogueItem>()
        .Unique("working", version => version.IsWorking ? version.CatalogueId : null)
        .Unique("slot", version => version.State == VersionState.Discarded ? null : Slot(version.CatalogueId, version.Number))
        .Text("history", HistoryOf)
        .Text("standing", version => version.WasPublished ? Standing(version) : null)
        .Text("open", version => Waiting.IsOpen(version) ? version.CatalogueId : null)
        .Number("due", version => version.DueAt);

    /// <summary>Copies of organisations; id as in the Department service.</summary>
    public static DocumentType<DirectoryOrganisation> Organisations { get; } =
        new DocumentType<DirectoryOrganisation>("directory-organisations", schema: 1)
            .NotAudited()
            .Number("sequence", organisation => organisation.Sequence);

    /// <summary>Copies of domains; id is the code.</summary>
    public static DocumentType<DirectoryDomain> Domains { get; } =
        new DocumentType<DirectoryDomain>("directory-domains", schema: 1).NotAudited().Number("sequence", domain => domain.Sequence);

    /// <summary>
    /// Legal bases; id as in the document. <c>identity</c> lets title and number together be taken once, <c>changed</c> orders by last
    /// change, <c>due</c> by the next day on which one begins or ends.
    /// </summary>
    public static DocumentType<LegalBasis> LegalBases { get; } = new DocumentType<LegalBasis>("legal-bases", schema: 1)
        .Unique("identity", basis => BasisNames.Title(basis.Title) + "/" + BasisNames.Number(basis.DocumentNumber))
        .Number("changed", basis => basis.ChangedAt.ToUnixTimeMilliseconds())
        .Text("due", basis => basis.DueOn?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>What published versions cite; id as of the catalogue.</summary>
    public static DocumentType<CatalogueCitations> Citations { get; } = new DocumentType<CatalogueCitations>("catalogue-citations", schema: 1).NotAudited();

    /// <summary>
    /// Which catalogue cites which basis; id "{basis}:{catalogue}". <c>cites</c> orders the citing catalogues of a basis, <c>work</c> all
    /// that was flagged by catalogue, <c>open</c> what is not done yet.
    /// </summary>
    public static DocumentType<BasisCitation> BasisCitations { get; } = new DocumentType<BasisCitation>("basis-citations", schema: 1)
        .NotAudited()
        .Text("cites", pair => pair.Items.Count > 0 ? $"{pair.BasisId}/{pair.CatalogueId}" : null)
        .Text("catalogue", pair => pair.CatalogueId)
        .Text("work", pair => pair.FlaggedAt is null ? null : $"{pair.CatalogueId}/{pair.BasisId}")
        .Text("open", pair => pair.IsOpen ? $"{pair.CatalogueId}/{pair.BasisId}" : null);

    /// <summary>Copies of what streets and towns declare not applicable; id as of the catalogue that there is not.</summary>
    public static DocumentType<DirectoryNotApplicable> NotApplicable { get; } =
        new DocumentType<DirectoryNotApplicable>("directory-not-applicable", schema: 1)
            .NotAudited()
            .Number("sequence", declared => declared.Sequence);

    /// <summary>How far catalogues have come; id as of the catalogue.</summary>
    public static DocumentType<CatalogueProgress> Progress { get; } =
        new DocumentType<CatalogueProgress>("catalogue-progress", schema: 1).NotAudited();

    /// <summary>What is remembered of imports; id "610116-06:{fingerprint}". <c>catalogue</c> lists those that were not erased.</summary>
    public static DocumentType<ImportMapping> ImportMappings { get; } = new DocumentType<ImportMapping>("import-mappings", schema: 1)
        .Text("catalogue", mapping => mapping.IsForgotten ? null : mapping.CatalogueId);

    /// <summary>Key of a numbered version.</summary>
    public static string Slot(string catalogueId, int number) => string.Create(CultureInfo.InvariantCulture, $"{catalogueId}/{number}");

    /// <summary>What the <c>history</c> keys of a catalogue begin with.</summary>
    public static string History(string catalogueId) => catalogueId + "/";

    /// <summary>Sorts the versions of a catalogue by when they were opened.</summary>
    public static string HistoryOf(CatalogueVersion version) => string.Create(
        CultureInfo.InvariantCulture, $"{version.CatalogueId}/{version.OpenedAt.ToUnixTimeMilliseconds():D15}");

    /// <summary>What the <c>standing</c> keys of a catalogue begin with.</summary>
    public static string Standings(string catalogueId) => catalogueId + "/";

    /// <summary>
    /// Sorts by number; the second look after an emergency and a withdrawal raise it, so that any change of what is current makes a
    /// larger key appear.
    /// </summary>
    public static string Standing(CatalogueVersion version) => string.Create(
        CultureInfo.InvariantCulture, $"{version.CatalogueId}/{version.Number:D9}{ChangesOf(version)}");

    private static char ChangesOf(CatalogueVersion version) => version switch
    {
        { State: VersionState.Withdrawn } => 'W',
        { Emergency.Confirmation: not null } => 'Q',
        _ => 'P',
    };
}
