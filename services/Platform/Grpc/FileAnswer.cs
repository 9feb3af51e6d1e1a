using System.Text;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Net.Http.Headers;
using OpenGov.Platform.Tables.Writing;

namespace OpenGov.Platform.Grpc;

/// <summary>Answers that are files: over gRPC bytes with their content type, over REST the file itself.</summary>
public static class FileAnswer
{
    /// <summary>Longest name before the ending; file systems take 255 bytes, a Chinese character has three.</summary>
    private const int NameLength = 70;

    /// <summary>Gives a file.</summary>
    /// <param name="context">The call; over REST the name goes into its headers.</param>
    /// <param name="name">Name of the file, without ending, in words.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="content">Its bytes; not to be changed afterwards.</param>
    public static HttpBody Give(ServerCallContext context, string name, FileKind kind, byte[] content)
    {
        var http = context.GetHttpContext();
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            // A page is read in the browser, other files are kept. Whatever a text of it says, nothing in it runs.
            var disposition = new ContentDispositionHeaderValue(kind == FileKind.Html ? "inline" : "attachment");
            disposition.SetHttpFileName(NameOf(name, kind));
            http.Response.Headers.ContentDisposition = disposition.ToString();
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals";
        }

        return new() { ContentType = kind.ContentType, Data = UnsafeByteOperations.UnsafeWrap(content) };
    }

    /// <summary>A name that every file system takes.</summary>
    public static string NameOf(string name, FileKind kind)
    {
        var safe = new StringBuilder(NameLength);
        foreach (var rune in name.EnumerateRunes())
        {
            if (safe.Length >= NameLength) break;
            if (Rune.IsControl(rune) || "\\/:*?\"<>|".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal)) safe.Append('_');
            else safe.Append(rune);
        }

        return $"{safe.ToString().Trim(' ', '.')}.{kind.Ending}";
    }
}
