using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Writes the JSON of a document as BSON, token by token, so that operators can read and query what is stored. Every number keeps
/// its exact value and digits: a whole one becomes an integer, one that a double tells exactly a double, any other a decimal.
/// </summary>
internal sealed class BsonBody
{
    private readonly ArrayBufferWriter<byte> buffer;
    private byte[] patched = [];

    private BsonBody(int size) => buffer = new ArrayBufferWriter<byte>(size);

    /// <summary>A JSON object as a BSON document.</summary>
    public static byte[] FromJson(ReadOnlySpan<byte> json)
    {
        var body = new BsonBody(json.Length + (json.Length / 4) + 64);
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException("A document is a JSON object.", nameof(json));
        }

        var lengths = new List<(int Position, int Length)>();
        body.Members(ref reader, lengths);
        body.patched = body.buffer.WrittenSpan.ToArray();
        foreach (var (position, length) in lengths)
        {
            BinaryPrimitives.WriteInt32LittleEndian(body.patched.AsSpan(position), length);
        }

        return body.patched;
    }

    private void Members(ref Utf8JsonReader reader, List<(int Position, int Length)> lengths)
    {
        var start = buffer.WrittenCount;
        Int32(0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueIsEscaped || BsonName.NeedsEscape(reader.ValueSpan) ? BsonName.Escape(reader.GetString()!) : reader.ValueSpan;
            reader.Read();
            Element(ref reader, name, lengths);
        }

        End(start, lengths);
    }

    private void Items(ref Utf8JsonReader reader, List<(int Position, int Length)> lengths)
    {
        var start = buffer.WrittenCount;
        Int32(0);
        Span<byte> name = stackalloc byte[11];
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            index.TryFormat(name, out var digits, provider: CultureInfo.InvariantCulture);
            Element(ref reader, name[..digits], lengths);
        }

        End(start, lengths);
    }

    private void Element(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, List<(int Position, int Length)> lengths)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Name(BsonType.Document, name);
                Members(ref reader, lengths);
                break;
            case JsonTokenType.StartArray:
                Name(BsonType.Array, name);
                Items(ref reader, lengths);
                break;
            case JsonTokenType.String:
                Name(BsonType.String, name);
                Text(ref reader);
                break;
            case JsonTokenType.Number:
                Number(ref reader, name);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Name(BsonType.Boolean, name);
                Byte(reader.TokenType == JsonTokenType.True ? (byte)1 : (byte)0);
                break;
            default:
                Name(BsonType.Null, name);
                break;
        }
    }

    private void Number(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        // "-0" is a double: as an integer it would lose its sign.
        if (reader.TryGetInt64(out var whole) && !reader.ValueSpan.SequenceEqual("-0"u8))
        {
            if (whole is >= int.MinValue and <= int.MaxValue)
            {
                Name(BsonType.Int32, name);
                Int32((int)whole);
            }
            else
            {
                Name(BsonType.Int64, name);
                Int64(whole);
            }

            return;
        }

        Span<byte> digits = stackalloc byte[32];
        if (reader.TryGetDouble(out var real)
            && real.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture)
            && digits[..written].SequenceEqual(reader.ValueSpan))
        {
            Name(BsonType.Double, name);
            Int64(BitConverter.DoubleToInt64Bits(real));
            return;
        }

        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!Decimal128.TryParse(text, out var exact) || !MeansTheSame(exact, text))
        {
            throw new ArgumentException($"The number {text} has more digits than a document can keep.");
        }

        Name(BsonType.Decimal128, name);
        Int64((long)exact.GetIEEELowBits());
        Int64((long)exact.GetIEEEHighBits());
    }

    /// <summary>Whether parsing kept all digits: as many significant ones as the text has.</summary>
    private static bool MeansTheSame(Decimal128 exact, string text) => Digits(exact.ToString()) == Digits(text);

    private static string Digits(string number)
    {
        var mantissa = number.Split('e', 'E')[0];
        return string.Concat(mantissa.Where(char.IsAsciiDigit)).TrimStart('0');
    }

    private void Text(ref Utf8JsonReader reader)
    {
        var length = reader.ValueSpan.Length;
        var span = buffer.GetSpan(length + 5);
        length = reader.CopyString(span[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length + 1);
        span[4 + length] = 0;
        buffer.Advance(length + 5);
    }

    private void Name(BsonType type, ReadOnlySpan<byte> name)
    {
        var span = buffer.GetSpan(name.Length + 2);
        span[0] = (byte)type;
        name.CopyTo(span[1..]);
        span[name.Length + 1] = 0;
        buffer.Advance(name.Length + 2);
    }

    private void End(int start, List<(int Position, int Length)> lengths)
    {
        Byte(0);
        lengths.Add((start, buffer.WrittenCount - start));
    }

    private void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    private void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }
}
