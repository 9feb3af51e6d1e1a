using Grpc.Core;
using OpenGov.Departments.Organisations.Orphans;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>ReorganisationService of the contract.</summary>
internal sealed class ReorganisationGrpc(ReorganisationCalls calls, PreviewCalls previews, OrphanCalls orphans)
    : Wire.ReorganisationService.ReorganisationServiceBase
{
    public override Task<Wire.Reorganisation> RenameOrganisation(Wire.RenameOrganisationRequest request, ServerCallContext context) =>
        calls.RenameAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Reorganisation> MergeOrganisations(Wire.MergeOrganisationsRequest request, ServerCallContext context) =>
        calls.MergeAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Reorganisation> SplitOrganisation(Wire.SplitOrganisationRequest request, ServerCallContext context) =>
        calls.SplitAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ReorganisationPreview> PreviewRename(Wire.PreviewRenameRequest request, ServerCallContext context) =>
        previews.RenameAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ReorganisationPreview> PreviewMerge(Wire.PreviewMergeRequest request, ServerCallContext context) =>
        previews.MergeAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ReorganisationPreview> PreviewSplit(Wire.PreviewSplitRequest request, ServerCallContext context) =>
        previews.SplitAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListOrphansResponse> ListOrphans(Wire.ListOrphansRequest request, ServerCallContext context) =>
        orphans.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListReorganisationsResponse> ListReorganisations(
        Wire.ListReorganisationsRequest request, ServerCallContext context) =>
        calls.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Reorganisation> GetReorganisation(Wire.GetReorganisationRequest request, ServerCallContext context) =>
        calls.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    public override Task<Wire.Reorganisation> CancelReorganisation(Wire.CancelReorganisationRequest request, ServerCallContext context) =>
        calls.CancelAsync(request, context.Caller(), context.CancellationToken);
}
