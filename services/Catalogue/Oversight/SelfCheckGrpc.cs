using Grpc.Core;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.SelfCheck;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Oversight;

/// <summary>SelfCheckService of the contract.</summary>
public sealed class SelfCheckGrpc([FromKeyedServices("catalogue")] SelfCheckDesk desk) : Wire.SelfCheckService.SelfCheckServiceBase
{
    /// <inheritdoc/>
    public override Task<SelfCheck> GetSelfCheck(GetSelfCheckRequest request, ServerCallContext context) =>
        desk.RunAsync(context.SelfCheckCaller(), context.CancellationToken);
}
