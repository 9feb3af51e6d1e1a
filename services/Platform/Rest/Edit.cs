using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenGov.Platform.Rest;

/// <summary>A token of a body and what stands there instead.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte after the last.</param>
/// <param name="Text">The new token.</param>
internal sealed partial record Edit(int Start, int End, string Text)
{
    /// <summary>
    /// An update mask in lowerCamelCase, as the JSON mapping wants it; people copy the names from the contract and write snake_case.
    /// </summary>
    public static Edit OfMask(ref Utf8JsonReader json) => new(
        (int)json.TokenStartIndex,
        (int)json.BytesConsumed,
        "\"" + Underscore().Replace(json.GetString()!, match => match.Value[1..].ToUpperInvariant()) + "\"");

    /// <summary>The body with its edits, which stand in order.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body, IReadOnlyList<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return body;
        }

        using var edited = new MemoryStream(body.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            edited.Write(body.Span[at..edit.Start]);
            edited.Write(Encoding.UTF8.GetBytes(edit.Text));
            at = edit.End;
        }

        edited.Write(body.Span[at..]);
        return edited.ToArray();
    }

    [GeneratedRegex("_[a-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Underscore();
}
