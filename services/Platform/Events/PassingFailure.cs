using System.Net.Sockets;
using Grpc.Core;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Events;

/// <summary>Tells failures that pass by themselves, such as a server that is away, from those that will come again each time.</summary>
internal static class PassingFailure
{
    /// <summary>
    /// Whether waiting helps. A fault inside the other service counts: it will be mended there, while an event put aside for it, such as a
    /// withdrawal, would leave the public with what must not be public.
    /// </summary>
    public static bool Is(Exception failure) => failure switch
    {
        RequestException refused => refused.Reason is Reason.Unavailable or Reason.StaleRevision or Reason.RateLimited,
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted
            or StatusCode.Cancelled or StatusCode.ResourceExhausted or StatusCode.Internal or StatusCode.Unknown,
        TimeoutException or OperationCanceledException or IOException or SocketException or HttpRequestException => true,
        _ => failure.InnerException is { } inner && Is(inner),
    };
}
