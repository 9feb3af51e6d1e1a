using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>The way back from <see cref="BsonBody"/>: BSON as the JSON it was.</summary>
internal static class BsonJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ArrayBufferWriter<byte> Of(ReadOnlySpan<byte> document)
    {
        var buffer = new ArrayBufferWriter<byte>(document.Length + 256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Document(writer, document);
        writer.Flush();
        return buffer;
    }

    private static void Document(Utf8JsonWriter writer, ReadOnlySpan<byte> document)
    {
        writer.WriteStartObject();
        for (var element = new BsonElements(document); element.Next();)
        {
            if (BsonName.IsEscaped(element.Name))
            {
                writer.WritePropertyName(BsonName.Unescape(element.Name));
            }
            else
            {
                writer.WritePropertyName(element.Name);
            }

            Value(writer, element);
        }

        writer.WriteEndObject();
    }

    private static void Items(Utf8JsonWriter writer, ReadOnlySpan<byte> array)
    {
        writer.WriteStartArray();
        for (var element = new BsonElements(array); element.Next();)
        {
            Value(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter writer, BsonElements element)
    {
        switch (element.Type)
        {
            case BsonType.String:
                writer.WriteStringValue(element.Utf8);
                break;
            case BsonType.Document:
                Document(writer, element.Value);
                break;
            case BsonType.Array:
                Items(writer, element.Value);
                break;
            case BsonType.Int32 or BsonType.Int64:
                writer.WriteNumberValue(element.Integer);
                break;
            case BsonType.Double:
                writer.WriteNumberValue(BinaryPrimitives.ReadDoubleLittleEndian(element.Value));
                break;
            case BsonType.Decimal128:
                var (low, high) = (BinaryPrimitives.ReadUInt64LittleEndian(element.Value), BinaryPrimitives.ReadUInt64LittleEndian(element.Value[8..]));
                writer.WriteRawValue(Decimal128.FromIEEEBits(high, low).ToString(), skipInputValidation: true);
                break;
            case BsonType.Boolean:
                writer.WriteBooleanValue(element.Value[0] != 0);
                break;
            case BsonType.Null:
                writer.WriteNullValue();
                break;
            default:
                throw new InvalidDataException($"\"{Encoding.UTF8.GetString(element.Name)}\" has the BSON type {element.Type}, which documents do not use.");
        }
    }
}
