using Grpc.Core;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.SelfCheck;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Oversight;

/// <summary>SelfCheckService of the contract.</summary>
public sealed class SelfCheckGrpc([FromKeyedServices("publication")] SelfCheckDesk desk) : Wire.SelfCheckService.SelfCheckServiceBase
{
    /// <inheritdoc/>
    public override Task<SelfCheck> GetSelfCheck(GetSelfCheckRequest request, ServerCallContext context) =>
        desk.RunAsync(context.SelfCheckCaller(), context.CancellationToken);
}
