using OpenGov.Contracts.Common.V1;
using OpenGov.Screens.Session;
using CatalogueV1 = OpenGov.Contracts.Catalogue.V1;
using DepartmentV1 = OpenGov.Contracts.Department.V1;
using PublicationV1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Screens.Administering;

/// <summary>The trails and self-checks of the three services, each by its name.</summary>
public sealed class OversightReading(
    StaffSession session,
    DepartmentV1.AuditService.AuditServiceClient departmentAudit,
    CatalogueV1.AuditService.AuditServiceClient catalogueAudit,
    PublicationV1.AuditService.AuditServiceClient publicationAudit,
    DepartmentV1.SelfCheckService.SelfCheckServiceClient departmentCheck,
    CatalogueV1.SelfCheckService.SelfCheckServiceClient catalogueCheck,
    PublicationV1.SelfCheckService.SelfCheckServiceClient publicationCheck)
{
    /// <summary>The services and what people call them.</summary>
    public static IReadOnlyList<(string Service, string Name)> Services { get; } =
        [("department", "部门服务"), ("catalogue", "标准目录服务"), ("publication", "发布服务")];

    /// <summary>A page of a service's trail.</summary>
    public Task<ListAuditEntriesResponse> EntriesAsync(string service, ListAuditEntriesRequest request) => session.CallAsync(headers => service switch
    {
        "department" => departmentAudit.ListAuditEntriesAsync(request, headers),
        "catalogue" => catalogueAudit.ListAuditEntriesAsync(request, headers),
        _ => publicationAudit.ListAuditEntriesAsync(request, headers),
    });

    /// <summary>Whether a service's trail is whole.</summary>
    public Task<AuditVerification> VerifyAsync(string service) => session.CallAsync(headers => service switch
    {
        "department" => departmentAudit.VerifyAuditAsync(new(), headers),
        "catalogue" => catalogueAudit.VerifyAuditAsync(new(), headers),
        _ => publicationAudit.VerifyAuditAsync(new(), headers),
    });

    /// <summary>A service's self-check.</summary>
    public Task<SelfCheck> CheckAsync(string service) => session.CallAsync(headers => service switch
    {
        "department" => departmentCheck.GetSelfCheckAsync(new(), headers),
        "catalogue" => catalogueCheck.GetSelfCheckAsync(new(), headers),
        _ => publicationCheck.GetSelfCheckAsync(new(), headers),
    });
}
