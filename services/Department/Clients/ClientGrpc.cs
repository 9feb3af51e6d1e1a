using Grpc.Core;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Clients;

/// <summary>ClientService of the contract.</summary>
internal sealed class ClientGrpc(ClientCalls clients) : Wire.ClientService.ClientServiceBase
{
    public override Task<Wire.ListClientScopesResponse> ListClientScopes(Wire.ListClientScopesRequest request, ServerCallContext context) =>
        Task.FromResult(ScopeMapping.Table());

    public override Task<Wire.ApiClient> UpdateApiClient(Wire.UpdateApiClientRequest request, ServerCallContext context) =>
        clients.UpdateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.RotateClientSecretResponse> RotateClientSecret(Wire.RotateClientSecretRequest request, ServerCallContext context)
    {
        // The answer shows a secret; it must not lie in a cache on the way.
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";
        return clients.RotateAsync(request, context.Caller(), context.CancellationToken);
    }
}
