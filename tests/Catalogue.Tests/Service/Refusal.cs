using Google.Rpc;
using Grpc.Core;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A refusal as a real client reads it.</summary>
internal sealed record Refusal(string Reason, StatusCode Code, string Message, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Violations)
{
    public static async Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call)
    {
        using (call)
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
            var status = refused.GetRpcStatus();
            var info = status?.GetDetail<ErrorInfo>();
            Assert.NotNull(info);
            return new(
                info.Reason,
                refused.StatusCode,
                refused.Status.Detail,
                info.Metadata.ToDictionary(),
                [
                    .. status!.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field) ?? [],
                    .. status.GetDetail<PreconditionFailure>()?.Violations.Select(violation => violation.Subject) ?? [],
                ]);
        }
    }
}
