using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Sends answers that lie ready: reads the one message of the call, and writes length, bytes and status. What is read is put back when
/// the call has to go the usual way, so nobody behind can tell.
/// </summary>
internal sealed class ReadyAnswers(RequestDelegate next, IEnumerable<IReadyAnswers> answers)
{
    // One byte that says whether the message is compressed, four with its length.
    private const int Prefix = 5;

    // Requests of reads are ids; anything longer is not ours to judge.
    private const int LargestRequest = 1024;

    private readonly FrozenDictionary<string, IReadyAnswers> byMethod = answers.ToFrozenDictionary(one => one.Method, StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext http) =>
        byMethod.Count > 0 && byMethod.TryGetValue(http.Request.Path.Value ?? "", out var ready) && IsPlain(http.Request)
            ? AnswerAsync(http, ready)
            : next(http);

    // A token, compression or grpc-web changes what has to be done: not ours.
    private static bool IsPlain(HttpRequest request) =>
        HttpProtocol.IsHttp2(request.Protocol) && HttpMethods.IsPost(request.Method) && request.ContentType is "application/grpc" or "application/grpc+proto"
        && request.Headers.Authorization.Count == 0 && !request.Headers.ContainsKey("grpc-encoding");

    private async Task AnswerAsync(HttpContext http, IReadyAnswers ready)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAsync(http.RequestAborted);
        while (!read.IsCompleted && read.Buffer.Length <= LargestRequest)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(http.RequestAborted);
        }

        if (!read.IsCompleted || Message(read.Buffer) is not { } message || ready.Find(message) is not { } answer)
        {
            reader.AdvanceTo(read.Buffer.Start);
            await next(http);
            return;
        }

        reader.AdvanceTo(read.Buffer.End);
        http.Response.ContentType = "application/grpc";
        var writer = http.Response.BodyWriter;
        var prefix = writer.GetSpan(Prefix);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], answer.Length);
        writer.Advance(Prefix);
        writer.Write(answer);
        http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers["grpc-status"] = "0";
    }

    // The only message of the body, not compressed.
    private static ReadOnlySequence<byte>? Message(ReadOnlySequence<byte> body)
    {
        if (body.Length is < Prefix or > LargestRequest)
        {
            return null;
        }

        Span<byte> prefix = stackalloc byte[Prefix];
        body.Slice(0, Prefix).CopyTo(prefix);
        return prefix[0] == 0 && BinaryPrimitives.ReadInt32BigEndian(prefix[1..]) == body.Length - Prefix ? body.Slice(Prefix) : null;
    }
}
