using Grpc.Core;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Grpc;

/// <summary>Refusals of another service of ours.</summary>
public static class RemoteRefusal
{
    /// <summary>The refusal that a failed call carries, with its reason, Chinese sentence, violations and facts; null when it carries none.</summary>
    /// <param name="e">The failed call.</param>
    public static RequestException? From(RpcException e) => e.GetRpcStatus() is { } status ? RefusalStatus.FromStatus(status) : null;
}
