using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.EndToEnd.Systems;

/// <summary>Somebody at a program that speaks gRPC: typed clients of the Catalogue service that send the person's token.</summary>
public sealed class Desk : IDisposable
{
    private readonly GrpcChannel channel;

    private Desk(Uri address, string? token)
    {
        channel = GrpcChannel.ForAddress(address);
        var calls = channel.Intercept(headers =>
        {
            if (token is not null)
            {
                headers.Add("authorization", "Bearer " + token);
            }

            return headers;
        });
        Catalogues = new(calls);
        Drafts = new(calls);
        Reviews = new(calls);
        Derivations = new(calls);
        Bases = new(calls);
    }

    public CatalogueService.CatalogueServiceClient Catalogues { get; }

    public DraftService.DraftServiceClient Drafts { get; }

    public ReviewService.ReviewServiceClient Reviews { get; }

    public DerivationService.DerivationServiceClient Derivations { get; }

    public BasisService.BasisServiceClient Bases { get; }

    /// <summary>Signs in; null is the public.</summary>
    public static async Task<Desk> SignInAsync(ITestSystem system, string? username) =>
        new(system.CatalogueGrpc, username is null ? null : await Account.TokenAsync(system, username));

    /// <summary>The id of one operation.</summary>
    public static string NewRequest() => Guid.NewGuid().ToString("D");

    /// <summary>A call that must be refused: its reason and what it names.</summary>
    public static async Task<(string Reason, IReadOnlyList<string> Violations)> RefusedAsync<T>(AsyncUnaryCall<T> call)
    {
        using (call)
        {
            var status = (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).GetRpcStatus();
            return (
                status?.GetDetail<ErrorInfo>()?.Reason ?? "",
                [
                    .. status?.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field) ?? [],
                    .. status?.GetDetail<PreconditionFailure>()?.Violations.Select(violation => violation.Subject) ?? [],
                ]);
        }
    }

    public void Dispose() => channel.Dispose();
}
