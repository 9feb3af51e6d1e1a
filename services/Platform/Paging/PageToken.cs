using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Paging;

/// <summary>
/// The wire form of a place in a list: position and a hash of the question, so that it is not used for another by mistake. It carries no
/// authority and needs no secret: what a caller may see is in the conditions of the question, and a made-up place only moves where in that
/// list the page begins. A place of the wrong kind is refused where the sort key is known.
/// </summary>
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
            if (wire is { I: { Length: > 0 } id } && wire.Q == Hash(question) && IsText(id) && IsText(wire.S))
            {
                return new QueryPlace((object?)wire.S ?? wire.N, id);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Damaged: refused below like a foreign one.
        }

        throw Refused.PageToken();
    }

    // No place of ours holds a NUL, and not every engine takes one.
    private static bool IsText(string? value) => value?.Contains('\0', StringComparison.Ordinal) != true;

    private static string Hash(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 8));
}
