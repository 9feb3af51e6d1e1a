using System.Text.Json;
using System.Text.Json.Serialization;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Stores of a value that is read from a text only the text, <c>{"text": …}</c>, and reads the value from it. Documents of before, which
/// hold what an earlier parser understood as well, read the same: what they understood is passed over.
/// </summary>
public abstract class TextOnlyJson<T> : JsonConverter<T>
    where T : class
{
    private static readonly JsonEncodedText TextName = JsonEncodedText.Encode("text");

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = "";
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("An object with a text is expected.");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals(TextName.EncodedUtf8Bytes);
            reader.Read();
            if (isText) text = reader.GetString() ?? "";
            else reader.Skip();
        }

        return Understand(text);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(TextName, TextOf(value));
        writer.WriteEndObject();
    }

    /// <summary>The value of a text.</summary>
    protected abstract T Understand(string text);

    /// <summary>The text of a value.</summary>
    protected abstract string TextOf(T value);
}

/// <summary>A time limit is stored as its text.</summary>
public sealed class TimeLimitJson : TextOnlyJson<TimeLimit>
{
    /// <inheritdoc/>
    protected override TimeLimit Understand(string text) => TimeLimitParser.Parse(text);

    /// <inheritdoc/>
    protected override string TextOf(TimeLimit value) => value.Text;
}

/// <summary>A citation is stored as its text.</summary>
public sealed class CitationJson : TextOnlyJson<LegalBasisCitation>
{
    /// <inheritdoc/>
    protected override LegalBasisCitation Understand(string text) => LegalBasisParser.ParseOne(text);

    /// <inheritdoc/>
    protected override string TextOf(LegalBasisCitation value) => value.Text;
}
