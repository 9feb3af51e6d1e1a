using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenGov.Departments.Accounts;

/// <summary>
/// A text that is stored but must not be seen: a password's hash, a private key. Only the store's JSON shows it; printing a record
/// that holds one, in a log or an error, does not.
/// </summary>
/// <param name="text">The text.</param>
[JsonConverter(typeof(HiddenJson))]
public sealed class Hidden(string text) : IEquatable<Hidden>
{
    /// <summary>The text.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public bool Equals(Hidden? other) => other is not null && other.Reveal() == text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Hidden);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <summary>Never the text.</summary>
    public override string ToString() => "(hidden)";

    private sealed class HiddenJson : JsonConverter<Hidden>
    {
        public override Hidden Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Hidden value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
