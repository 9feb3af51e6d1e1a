namespace OpenGov.Contracts.Scopes;

/// <summary>
/// The one table of what each scope allows, for all services. Tokens name scopes; every service looks here. An RPC that is in no scope is
/// closed to machines unless it is public, so a new one is closed until someone decides otherwise.
/// </summary>
public static class ClientScopes
{
    private const string Catalogue = "opengov.catalogue.v1.";
    private const string Department = "opengov.department.v1.";
    private const string Disclosure = "opengov.publication.v1.DisclosureService/";

    /// <summary>Reads drafts and what is on record of them.</summary>
    public const string DraftsRead = "drafts.read";

    /// <summary>Reads who works for the organisation.</summary>
    public const string MembersRead = "members.read";

    /// <summary>Reads what was and what has to be published.</summary>
    public const string DisclosuresRead = "disclosures.read";

    /// <summary>Records what was published.</summary>
    public const string DisclosuresWrite = "disclosures.write";

    /// <summary>The scopes, in the order of the contract's enum.</summary>
    public static IReadOnlyList<ClientScope> All { get; } =
    [
        new(
            DraftsRead,
            "读取本单位的草稿、审核记录和上级更新",
            [
                Catalogue + "CatalogueService/ListCatalogues",
                Catalogue + "CatalogueService/GetCatalogue",
                Catalogue + "CatalogueService/ListVersions",
                Catalogue + "CatalogueService/GetVersion",
                Catalogue + "CatalogueService/WatchCatalogues",
                Catalogue + "ComparisonService/DiffVersions",
                Catalogue + "ComparisonService/PrintComparison",
                Catalogue + "CoverageService/GetCoverage",
                Catalogue + "DraftService/GetDraft",
                Catalogue + "ExchangeService/ExportVersion",
                Catalogue + "ExchangeService/ExportDraft",
                Catalogue + "BasisService/ListCitations",
                Catalogue + "BasisService/ListBasisWork",
                Catalogue + "DerivationService/GetUpstreamChanges",
                Catalogue + "DerivationService/ListUpstreamChanges",
            ]),
        new(MembersRead, "读取本单位的成员名单", [Department + "OrganisationService/ListMembers"]),
        new(
            DisclosuresRead,
            "读取本单位的公开记录、到期情况和统计",
            [
                Disclosure + "GetDisclosure",
                Disclosure + "ListDisclosures",
                Disclosure + "ListDue",
                Disclosure + "GetReceiptPhoto",
                Disclosure + "GetCompliance",
                Disclosure + "ExportCompliance",
                "opengov.publication.v1.PublicationService/WatchPublications",
            ]),
        new(
            DisclosuresWrite,
            "登记本单位的公开情况；区政府办公室的接口可为全区登记",
            [Disclosure + "RecordDisclosure", Disclosure + "UpdateDisclosure", Disclosure + "WithdrawProof"]),
    ];

    /// <summary>What a client has for which no scopes were named: what all had before there were scopes.</summary>
    public static IReadOnlyList<string> Usual { get; } = [DraftsRead];

    /// <summary>Whether one of the scopes opens an RPC.</summary>
    /// <param name="scopes">Names of scopes; unknown ones open nothing.</param>
    /// <param name="rpc">"opengov.catalogue.v1.DraftService/GetDraft".</param>
    public static bool Open(IReadOnlyCollection<string> scopes, string rpc) => Opening(rpc).Any(scope => scopes.Contains(scope));

    /// <summary>Names of the scopes that open an RPC.</summary>
    public static IEnumerable<string> Opening(string rpc) => All.Where(scope => scope.Rpcs.Contains(rpc)).Select(scope => scope.Name);
}
