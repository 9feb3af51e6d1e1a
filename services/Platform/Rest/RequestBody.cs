using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Rest;

/// <summary>Reads the body, checks it, and hands it on to the transcoding.</summary>
internal static class RequestBody
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    public static async Task CheckAsync(HttpContext context, RestRoute route, Violations violations)
    {
        if (context.Request.ContentLength > 0 || context.Request.ContentType is not null)
        {
            RequireJson(context.Request);
        }

        var body = await ReadAsync(context);
        var json = body.AsMemory(body.AsSpan().StartsWith(Mark) ? Mark.Length : 0);
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            violations.Add("$", "缺少请求正文；应为 JSON 对象 {…}");
            return;
        }

        if (!Utf8.IsValid(json.Span))
        {
            violations.Add("$", "请求正文不是有效的 UTF-8 文本；请以 UTF-8 编码保存和发送");
            return;
        }

        var check = new BodyCheck(violations);
        Walk(json.Span, route, check, violations);
        ComparePath(json, context.Request, route, violations);
        if (violations.Any)
        {
            return;
        }

        var given = Edit.Apply(json, check.Edits);
        try
        {
            given = check.NeedsRewriting ? Rewrite(given.Span, route) : given;
        }
        catch (InvalidProtocolBufferException)
        {
            violations.Add("$", "请求正文与接口定义不符");
            return;
        }

        context.Request.Body = new MemoryStream(given.ToArray(), writable: false);
        context.Request.ContentLength = given.Length;
    }

    private static void RequireJson(HttpRequest request)
    {
        var given = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;
        var isJson = given is not null && given.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!given.Charset.HasValue || given.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new HttpRefusal(
                HttpStatusCode.UnsupportedMediaType,
                Refused.Invalid("Content-Type", "应为 application/json，并以 UTF-8 编码"));
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        try
        {
            using var buffer = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 4096, PlatformHosting.LargestRequest));
            var chunk = new byte[64 * 1024];
            for (long total = 0; ;)
            {
                var read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted);
                total += read;
                if (total <= PlatformHosting.LargestRequest)
                {
                    buffer.Write(chunk, 0, read);
                }

                // What is too large is read to its end, else callers who are still sending never see our answer.
                if (read == 0)
                {
                    return total <= PlatformHosting.LargestRequest ? buffer.ToArray() : throw TooLarge();
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    private static HttpRefusal TooLarge() => new(
        HttpStatusCode.RequestEntityTooLarge,
        Refused.TooLarge($"请求内容过大，最多 {PlatformHosting.LargestRequest / 1024 / 1024} MiB。", PlatformHosting.LargestRequest));

    private static void Walk(ReadOnlySpan<byte> json, RestRoute route, BodyCheck check, Violations violations)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 500 });
        try
        {
            reader.Read();
            if (route.BodyField is { } field && TextValue.IsText(field.MessageType))
            {
                return;
            }

            check.Message(ref reader, route.BodyType, "");
            if (reader.Read())
            {
                violations.Add("$", "JSON 之后还有多余的内容");
            }
        }
        catch (JsonException e)
        {
            violations.Add("$", reader.CurrentDepth > BodyCheck.Deepest
                ? $"嵌套过深，最多 {BodyCheck.Deepest} 层"
                : $"不是有效的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节附近有语法错误");
        }
        catch (InvalidOperationException)
        {
            violations.Add("$", "含有无效的 Unicode 转义");
        }
    }

    // What stands in the path wins in the transcoding; a body that says otherwise must not be ignored.
    private static void ComparePath(ReadOnlyMemory<byte> json, HttpRequest request, RestRoute route, Violations violations)
    {
        if (violations.Any || route.PathFields.Count == 0)
        {
            return;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var path in route.PathFields)
        {
            var fields = route.BodyField is null ? path.Fields : path.Fields[0] == route.BodyField ? [.. path.Fields.Skip(1)] : [];
            if (fields.Count > 0 && Given(document.RootElement, fields) is { } given && given.ToString() is { Length: > 0 } text
                && text != request.RouteValues[path.ProtoName] as string)
            {
                violations.Add(string.Join('.', fields.Select(field => field.JsonName)), "与路径中的值不同；请去掉，或者写成一样");
            }
        }
    }

    private static JsonElement? Given(JsonElement element, IEnumerable<Google.Protobuf.Reflection.FieldDescriptor> fields)
    {
        foreach (var field in fields)
        {
            if (element.ValueKind != JsonValueKind.Object
                || !element.TryGetProperty(field.JsonName, out var inner) && !element.TryGetProperty(field.Name, out inner))
            {
                return null;
            }

            element = inner;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlySpan<byte> json, RestRoute route)
    {
        var message = JsonParser.Default.Parse(System.Text.Encoding.UTF8.GetString(json), route.BodyType);
        return System.Text.Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message));
    }
}
