using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Paging;

/// <summary>The wire form of a place in a list: position and a hash of the question, so that it cannot be used for another.</summary>
internal static class PageToken
{
    private sealed record Wire(string Q, string? S, long? N, string I);

    public static string Write(QueryPlace place, string question) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
        new Wire(Hash(question), place.Value as string, place.Value as long?, place.Id)));

    public static QueryPlace Read(string token, string question)
    {
        try
        {
            var wire = JsonSerializer.Deserialize<Wire>(Base64Url.DecodeFromChars(token));
            if (wire is { I: { } id } && wire.Q == Hash(question))
            {
                return new QueryPlace((object?)wire.S ?? wire.N, id);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Damaged: refused below like a foreign one.
        }

        throw new RequestException(
            Reason.PageTokenInvalid,
            "分页标记无效，或不属于本次查询；请从第一页重新查询。",
            [new Violation("pageToken", "只能使用同一查询返回的 nextPageToken")]);
    }

    private static string Hash(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 8));
}
