using System.Net;
using System.Net.Mime;
using Grpc.Core;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Layout;

/// <summary>What a visitor sees when a page cannot be made: a page that needs nothing but its style sheet.</summary>
internal static class FaultPage
{
    public static bool Tells(Exception e) => e is RequestException or RpcException;

    public static Task WriteAsync(HttpContext context, Exception e)
    {
        var refusal = e as RequestException ?? Refusals.Of((RpcException)e);
        context.Response.StatusCode = refusal.Reason == Reason.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        context.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>暂时不能显示</title><link rel="stylesheet" href="/portal.css"><link rel="icon" href="data:,"></head>
            <body><header class="top"><p class="brand"><a href="/">基层政务公开标准目录</a></p></header>
            <main id="main"><h1>暂时不能显示</h1><p class="notice">{WebUtility.HtmlEncode(refusal.Message)}</p></main></body></html>
            """,
            context.RequestAborted);
    }
}
