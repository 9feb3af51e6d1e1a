using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Gives the faults a status that gRPC finds outside our interceptor and tells the caller as UNKNOWN. Before the call was reached, the
/// request was no message of its call: wrong input. After it, the answer could not be written: a fault of ours, reported as such.
/// </summary>
internal sealed class UnreadableRequests(RequestDelegate next, Faults faults)
{
    private static readonly string Unknown = ((int)StatusCode.Unknown).ToString(CultureInfo.InvariantCulture);
    private static readonly object Reached = new();

    /// <summary>Remembers that the request was read, so that what fails from now on is not the caller's doing.</summary>
    public static void Read(HttpContext http) => http.Items[Reached] = Reached;

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left: nobody's fault, and nobody is there to be told.
            return;
        }

        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true
            || Place(http) is not { IsReadOnly: false } place || place["grpc-status"] != Unknown)
        {
            return;
        }

        var refusal = http.Items.ContainsKey(Reached)
            ? faults.Report(new IOException("The answer could not be written."), http.Request.Path, http)
            : Refused.Invalid("request", "不能解析，不是这个调用的请求消息（protobuf）");
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
