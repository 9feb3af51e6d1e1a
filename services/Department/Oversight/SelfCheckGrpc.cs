using Grpc.Core;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.SelfCheck;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Oversight;

/// <summary>SelfCheckService of the contract.</summary>
internal sealed class SelfCheckGrpc([FromKeyedServices("department")] SelfCheckDesk desk) : Wire.SelfCheckService.SelfCheckServiceBase
{
    /// <inheritdoc/>
    public override Task<SelfCheck> GetSelfCheck(GetSelfCheckRequest request, ServerCallContext context) =>
        desk.RunAsync(context.SelfCheckCaller(), context.CancellationToken);
}
