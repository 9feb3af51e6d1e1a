using System.Security.Cryptography;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace OpenGov.Platform.Rest;

/// <summary>
/// What readers of public data expect of HTTP: a tag that tells whether anything has changed, compression, and pages of other origins that may
/// read. Only for GET without a token: what somebody is shown after signing in is neither kept nor shared, and never compressed beside
/// something that an attacker could choose.
/// </summary>
internal sealed class PublicAnswers(RequestDelegate next)
{
    private const int LargestTagged = 16 * 1024 * 1024;

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "application/x-ndjson", "text/csv", "application/atom+xml"];
        });
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin()
            .WithMethods("GET")
            .WithHeaders(HeaderNames.IfNoneMatch, HeaderNames.Accept)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.ContentDisposition)));
    }

    public static void Use(IApplicationBuilder app)
    {
        app.UseCors();
        app.UseWhen(context => IsPublicRead(context.Request), read => read.UseResponseCompression().UseMiddleware<PublicAnswers>());
    }

    public async Task InvokeAsync(HttpContext context)
    {
        // A stream is shown as it comes.
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is not MethodType.Unary)
        {
            await next(context);
            return;
        }

        var original = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
        }

        kept.Position = 0;
        if (context.Response.StatusCode != StatusCodes.Status200OK || kept.Length > LargestTagged)
        {
            await kept.CopyToAsync(original, context.RequestAborted);
            return;
        }

        // Weak, because the compressed answer has it, too.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(kept.GetBuffer().AsSpan(0, (int)kept.Length)).AsSpan(0, 16))}\"", isWeak: true);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "public, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.ContentLength = null;
            context.Response.ContentType = null;
            return;
        }

        await kept.CopyToAsync(original, context.RequestAborted);
    }

    private static bool IsPublicRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path.StartsWithSegments("/v1") || request.Path.StartsWithSegments("/feeds")) && request.Headers.Authorization.Count == 0;
}
