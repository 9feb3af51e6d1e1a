using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Answers a gRPC request that is no message of its call as wrong input. It is read before any interceptor is asked, and what fails there
/// would reach the caller as UNKNOWN, which says that the fault is ours. Every other fault becomes a status of ours in the interceptor,
/// so UNKNOWN has no other source.
/// </summary>
internal sealed class UnreadableRequests(RequestDelegate next)
{
    private static readonly string Unknown = ((int)StatusCode.Unknown).ToString(CultureInfo.InvariantCulture);

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true
            || Place(http) is not { IsReadOnly: false } place || place["grpc-status"] != Unknown)
        {
            return;
        }

        var refusal = Refused.Invalid("request", "不能解析，不是这个调用的请求消息（protobuf）");
        var status = RefusalStatus.ToStatus(refusal, AnswerRoom.Of(http.Request));
        place["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        place["grpc-message"] = Uri.EscapeDataString(status.Message);
        place["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
    }

    // Before the first byte of an answer the status goes with the headers.
    private static IHeaderDictionary? Place(HttpContext http) => http.Response.HasStarted
        ? http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
        : http.Response.Headers;
}
