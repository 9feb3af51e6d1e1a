using System.Net.Sockets;
using Grpc.Core;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Events;

/// <summary>Tells failures that pass by themselves, such as a server that is away, from those that will come again each time.</summary>
internal static class PassingFailure
{
    /// <summary>Whether waiting helps.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        RequestException refused => refused.Reason is Reason.Unavailable or Reason.StaleRevision or Reason.RateLimited,
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted
            or StatusCode.Cancelled or StatusCode.ResourceExhausted,
        TimeoutException or OperationCanceledException or IOException or SocketException or HttpRequestException => true,
        _ => failure.InnerException is { } inner && Is(inner),
    };
}
