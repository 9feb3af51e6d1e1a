using Grpc.Core;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;

namespace OpenGov.Screens.Session;

/// <summary>What a member reads when a service refuses.</summary>
public static class Refusals
{
    /// <summary>The service's own sentence, reason and violations; where it gave none, what can be done.</summary>
    public static RequestException Of(RpcException e) => RemoteRefusal.From(e) ?? e.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => new(Reason.Unavailable, "服务暂时不可用，什么也没有改动；请稍后再试。"),
        _ => new(Reason.Internal, "操作没有完成；请刷新页面后再试，仍不行请联系系统管理员。"),
    };
}
