using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>The API as its users read it: <c>/openapi/{service}.json</c> for tools, <c>/openapi</c> for people. Made once, at the first request.</summary>
internal sealed class ApiPages(MappedEndpoints endpoints, PermissionLookup permissions)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, byte[]> documents = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, RestRoute>> routes = new(() => Routes(endpoints));
    private byte[]? page;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/openapi/{service}.json", (string service, ApiPages pages, HttpContext context) => pages.DocumentAsync(service, context));
        app.MapGet("/openapi", (ApiPages pages, HttpContext context) => pages.PageAsync(context));
    }

    private Task DocumentAsync(string service, HttpContext context)
    {
        if (!routes.Value.Contains(service))
        {
            throw Refused.NotFound("接口文档", service);
        }

        var document = documents.GetOrAdd(
            service, name => JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Write(name, routes.Value[name], permissions), Json));
        return AnswerAsync(context, document, "application/json; charset=utf-8");
    }

    private Task PageAsync(HttpContext context)
    {
        page ??= Encoding.UTF8.GetBytes(ApiPage.Write(routes.Value, permissions));
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return AnswerAsync(context, page, "text/html; charset=utf-8");
    }

    private static Task AnswerAsync(HttpContext context, byte[] bytes, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    // opengov.catalogue.v1 is the package of the service "catalogue".
    private static ILookup<string, RestRoute> Routes(MappedEndpoints endpoints) => endpoints.All
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>())
        .OfType<GrpcJsonTranscodingMetadata>()
        .Select(RestRoute.Of)
        .Where(route => route.Method.File.Package.StartsWith("opengov.", StringComparison.Ordinal))
        .OrderBy(route => route.Method.Service.Name, StringComparer.Ordinal)
        .ThenBy(route => route.Method.Index)
        .ToLookup(route => route.Method.File.Package.Split('.')[1], StringComparer.Ordinal);
}
