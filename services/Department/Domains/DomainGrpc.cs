using Grpc.Core;
using OpenGov.Departments.Domains.Guidelines;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains;

/// <summary>DomainService of the contract.</summary>
internal sealed class DomainGrpc(DomainCalls domains, DomainNameCalls names, GuidelineCalls guidelines, ApplicabilityCalls applicability)
    : Wire.DomainService.DomainServiceBase
{
    public override Task<Wire.ListDomainsResponse> ListDomains(Wire.ListDomainsRequest request, ServerCallContext context) =>
        domains.ListAsync(request, context.CancellationToken);

    public override Task<Wire.Domain> GetDomain(Wire.GetDomainRequest request, ServerCallContext context) =>
        domains.GetAsync(request, context.CancellationToken);

    public override Task<Wire.Domain> CreateDomain(Wire.CreateDomainRequest request, ServerCallContext context) =>
        domains.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Domain> RenameDomain(Wire.RenameDomainRequest request, ServerCallContext context) =>
        names.RenameAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.DomainRenamePreview> PreviewDomainRename(Wire.PreviewDomainRenameRequest request, ServerCallContext context) =>
        names.PreviewAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Domain> CancelDomainRename(Wire.CancelDomainRenameRequest request, ServerCallContext context) =>
        names.CancelAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Domain> AssignResponsibility(Wire.AssignResponsibilityRequest request, ServerCallContext context) =>
        domains.AssignAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Guideline> IssueGuideline(Wire.IssueGuidelineRequest request, ServerCallContext context) =>
        guidelines.IssueAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListGuidelinesResponse> ListGuidelines(Wire.ListGuidelinesRequest request, ServerCallContext context) =>
        guidelines.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Guideline> CancelGuideline(Wire.CancelGuidelineRequest request, ServerCallContext context) =>
        guidelines.CancelAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListNotApplicableResponse> ListNotApplicable(Wire.ListNotApplicableRequest request, ServerCallContext context) =>
        applicability.ListAsync(request, context.CancellationToken);

    public override Task<Wire.NotApplicable> DeclareNotApplicable(Wire.DeclareNotApplicableRequest request, ServerCallContext context) =>
        applicability.DeclareAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.NotApplicable> RevokeNotApplicable(Wire.RevokeNotApplicableRequest request, ServerCallContext context) =>
        applicability.RevokeAsync(request, context.Caller(), context.CancellationToken);
}
