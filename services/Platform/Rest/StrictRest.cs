using System.Collections.Concurrent;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Rest;

/// <summary>
/// Stands before the JSON transcoding and refuses what it would ignore or misread: unknown and misspelt fields and parameters, wrong
/// types, things given twice. All that is wrong is told at once, by JSON path, in Chinese.
/// </summary>
internal sealed class StrictRest(RequestDelegate next, Admission admission, CallAudit audit)
{
    private readonly ConcurrentDictionary<GrpcJsonTranscodingMetadata, RestRoute> routes = new();

    public Task InvokeAsync(HttpContext context)
    {
        var transcoded = context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>();
        return transcoded is null ? next(context) : CheckAsync(context, routes.GetOrAdd(transcoded, RestRoute.Of));
    }

    private async Task CheckAsync(HttpContext context, RestRoute route)
    {
        try
        {
            await RequireRightAsync(context, route);
        }
        catch (Exception e) when ((e as RequestException ?? (e as HttpRefusal)?.Refusal) is { } refusal)
        {
            // Here the request is not yet one that could say what it is about.
            audit.Refused(route.Rpc, context, request: null, refusal);
            throw;
        }

        await next(context);
    }

    private async Task RequireRightAsync(HttpContext context, RestRoute route)
    {
        // First who, then what: the body of a stranger is not even read.
        await admission.AdmitAsync(route.Rpc, context);
        var violations = new Violations();
        ParameterCheck.Path(context.Request, route, violations);
        ParameterCheck.Query(context.Request, route, violations);
        if (route.HasBody)
        {
            await RequestBody.CheckAsync(context, route, violations);
        }
        else if (context.Request.ContentLength > 0)
        {
            violations.Add("$", "此操作不接受请求正文");
        }

        if (violations.Any)
        {
            throw violations.ToRefusal();
        }
    }
}
