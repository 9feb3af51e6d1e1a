using Microsoft.AspNetCore.Http;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// How many bytes of violations fit into an answer. gRPC sends them in trailers, and clients refuse trailers that are too large: most
/// stop at 8 KiB (base64 and the message included), grpc-dotnet at 64. REST sends them in the body.
/// </summary>
internal static class AnswerRoom
{
    private const int SmallestClient = 3 * 1024;
    private const int DotNetClient = 32 * 1024;
    private const int Body = 1024 * 1024;

    public static int Of(HttpRequest request)
    {
        if (request.ContentType is not { } type || !type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase))
        {
            return Body;
        }

        return request.Headers.UserAgent.ToString().StartsWith("grpc-dotnet/", StringComparison.Ordinal) ? DotNetClient : SmallestClient;
    }
}
