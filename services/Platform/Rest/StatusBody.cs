using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using OpenGov.Platform.Errors;
using GrpcCode = Grpc.Core.StatusCode;

namespace OpenGov.Platform.Rest;

/// <summary>Writes a refusal as the JSON of google.rpc.Status, the shape in which the transcoding writes those of RPCs.</summary>
public static class StatusBody
{
    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)).WithFormatDefaultValues(true));

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a refusal.</summary>
    /// <param name="context">The request refused; its answer must not have started.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="code">The HTTP code; null means the one of the refusal's gRPC status.</param>
    public static Task WriteAsync(HttpContext context, RequestException refusal, HttpStatusCode? code = null)
    {
        context.Response.StatusCode = (int)(code ?? Of(refusal.Reason.StatusCode()));
        context.Response.ContentType = "application/json; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(Compact(Json.Format(RefusalStatus.ToStatus(refusal))), context.RequestAborted);
    }

    // Google's formatter spreads its text with spaces, the transcoding does not.
    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Plain);
    }

    private static HttpStatusCode Of(GrpcCode code) => code switch
    {
        GrpcCode.InvalidArgument or GrpcCode.FailedPrecondition => HttpStatusCode.BadRequest,
        GrpcCode.NotFound => HttpStatusCode.NotFound,
        GrpcCode.AlreadyExists or GrpcCode.Aborted => HttpStatusCode.Conflict,
        GrpcCode.Unauthenticated => HttpStatusCode.Unauthorized,
        GrpcCode.PermissionDenied => HttpStatusCode.Forbidden,
        GrpcCode.ResourceExhausted => HttpStatusCode.TooManyRequests,
        GrpcCode.Unavailable => HttpStatusCode.ServiceUnavailable,
        _ => HttpStatusCode.InternalServerError,
    };
}
