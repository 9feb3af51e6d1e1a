using Grpc.Core;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Oversight;

/// <summary>AuditService of the contract.</summary>
public sealed class AuditGrpc([FromKeyedServices("catalogue")] AuditDesk desk) : Wire.AuditService.AuditServiceBase
{
    /// <inheritdoc/>
    public override Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context) =>
        desk.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task ExportAuditEntries(
        ExportAuditEntriesRequest request, IServerStreamWriter<Contracts.Common.V1.AuditEntry> responseStream, ServerCallContext context)
    {
        await foreach (var entry in desk.ExportAsync(request, context.Caller(), context.CancellationToken))
        {
            await responseStream.WriteAsync(entry);
        }
    }

    /// <inheritdoc/>
    public override Task<AuditVerification> VerifyAudit(VerifyAuditRequest request, ServerCallContext context) =>
        desk.VerifyAsync(request, context.CancellationToken);
}
