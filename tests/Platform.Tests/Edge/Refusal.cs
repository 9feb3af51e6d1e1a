using Google.Rpc;
using Grpc.Core;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Edge;

/// <summary>A refusal as a real gRPC client reads it.</summary>
public sealed record Refusal(StatusCode Code, string Message, Google.Rpc.Status Status)
{
    public ErrorInfo Info => Status.GetDetail<ErrorInfo>();

    public IReadOnlyList<string> Fields => [.. Status.GetDetail<BadRequest>()?.FieldViolations.Select(v => v.Field) ?? []];

    public static async Task<Refusal> OfAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        using var running = call();
        return Of(await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync));
    }

    public static Refusal Of(RpcException e) => new(e.StatusCode, e.Status.Detail, e.GetRpcStatus() ?? new Google.Rpc.Status());

    public void Is(StatusCode code, Reason reason)
    {
        Assert.Equal(code, Code);
        Assert.NotNull(Info);
        Assert.Equal("opengov", Info.Domain);
        Assert.Equal(reason.WireName(), Info.Reason);
        Assert.Equal((int)code, Status.Code);
        Assert.Contains(Message, c => c is >= '一' and <= '鿿');
    }
}
