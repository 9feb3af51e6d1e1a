using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Rest;

/// <summary>
/// Gives every refusal over HTTP the same body: of the strict check, of endpoints that are not RPCs, and of the server itself (unknown
/// path, wrong method). Pages for people keep their own.
/// </summary>
internal sealed class RestErrors(RequestDelegate next, Faults faults)
{
    public Task InvokeAsync(HttpContext context) => IsForPrograms(context.Request) ? AnswerAsync(context) : next(context);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
            {
                var code = (HttpStatusCode)context.Response.StatusCode;
                await StatusBody.WriteAsync(context, OfServer(context, code), code);
            }
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await (e switch
            {
                HttpRefusal refusal => StatusBody.WriteAsync(context, refusal.Refusal, refusal.Code),
                RequestException refusal => StatusBody.WriteAsync(context, refusal),
                BadHttpRequestException bad => StatusBody.WriteAsync(
                    context, OfServer(context, (HttpStatusCode)bad.StatusCode), (HttpStatusCode)bad.StatusCode),
                _ => StatusBody.WriteAsync(context, faults.Report(e, context.Request.Path, context)),
            });
        }
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true
        && (request.Path.StartsWithSegments("/v1") || !request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.Ordinal));

    private static RequestException OfServer(HttpContext context, HttpStatusCode code) => code switch
    {
        HttpStatusCode.NotFound => new(Reason.NotFound, $"没有这个地址：{context.Request.Path}。可用的地址见 /openapi。"),
        HttpStatusCode.MethodNotAllowed => new(
            Reason.InvalidRequest, $"这个地址不支持 {context.Request.Method}；可用：{context.Response.Headers.Allow}。"),
        HttpStatusCode.RequestEntityTooLarge => Refused.TooLarge("请求内容过大。", Hosting.PlatformHosting.LargestRequest),
        >= HttpStatusCode.InternalServerError => new(Reason.Internal, "系统内部错误，请稍后重试。"),
        _ => new(Reason.InvalidRequest, $"请求不符合要求（HTTP {(int)code}）。"),
    };
}
