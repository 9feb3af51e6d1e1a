using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenGov.Platform.Documents;

/// <summary>
/// Writes a part of documents that never changes: its JSON is made once and kept as long as the part itself lives. A change of one part
/// leaves the others the same objects, so writing a large document again costs little more than copying it.
/// </summary>
internal sealed class KeptJson<TPart> : JsonConverter<TPart> where TPart : class
{
    private const int Step = 64;
    private readonly ConditionalWeakTable<TPart, byte[]> kept = [];

    public override TPart? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<TPart>(ref reader, DocumentJson.Options);

    public override void Write(Utf8JsonWriter writer, TPart value, JsonSerializerOptions options) => writer.WriteRawValue(
        kept.GetValue(value, static part => Padded(JsonSerializer.SerializeToUtf8Bytes(part, DocumentJson.Options))), skipInputValidation: true);

    /// <summary>With spaces behind it, so that a changed word seldom moves all that comes after the part: what stays in its place need not be written again.</summary>
    private static byte[] Padded(byte[] json)
    {
        var padded = new byte[(json.Length + Step - 1) / Step * Step];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }
}
