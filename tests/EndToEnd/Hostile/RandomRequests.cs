using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace OpenGov.EndToEnd.Hostile;

/// <summary>Requests that nobody would send in earnest: from a message's descriptor, with values at and beyond the edges, and broken bytes.</summary>
/// <param name="random">Decides everything, so that a seed repeats a run.</param>
internal sealed class RandomRequests(Random random)
{
    private const int Deepest = 6;

    private static readonly string[] Texts =
    [
        "", " ", "610116", "610116-06", "610116001-06", "610116-mzj", "610116001", "06", "26", "99", "admin", "bgs.office", "name", "1", "-1",
        "06-1", "06.1.1", "610116-02@1",
        "2026-01-01", "2026-02-30", "0001-01-01", "9999-12-31", "2026-01-01T00:00:00+08:00", "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10",
        "养老服务", "《办法》（国务院令第649号）", "20个工作日内", "a\0b", "\u202Eabc\u202C", "\uFEFF", "e\u0301\u0301\u0301", "😀👨‍👩‍👧", "\r\n\t", "../../etc/passwd",
        "' OR 1=1 --", "{\"$where\":\"1\"}", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "%00%FF", "\uD83D\uDE00", new('龙', 5000), new('a', 70_000),
        "eyJhIjoxfQ", "AAAA", "99999999999999999999", "NaN",
    ];

    /// <summary>The bytes of a request.</summary>
    public byte[] BytesOf(MessageDescriptor type)
    {
        if (random.Next(25) == 0)
        {
            var noise = new byte[random.Next(2000)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = Of(type).ToByteArray();
        if (random.Next(20) == 0)
        {
            // Fields that no contract has: a text, and groups in groups, deeper than any message of ours.
            byte[] unknown = random.Next(2) == 0
                ? [0xFA, 0x7F, 5, .. "extra"u8]
                : [.. Enumerable.Repeat<byte[]>([0xFB, 0x7F], random.Next(1, 3000)).SelectMany(tag => tag)];
            return [.. bytes, .. unknown];
        }

        if (bytes.Length > 0 && random.Next(6) == 0)
        {
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        }

        return bytes;
    }

    /// <summary>The JSON of a request, as often as not broken.</summary>
    public string JsonOf(MessageDescriptor type)
    {
        string json;
        try
        {
            json = JsonFormatter.Default.Format(Of(type));
        }
        catch (InvalidOperationException)
        {
            // A time or a mask that JSON has no form for.
            json = """{"publishTime":"25:61","updateMask":"a,,b"}""";
        }

        if (random.Next(2) == 0)
        {
            return json;
        }

        var text = new StringBuilder(json);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            string[] pieces = ["{", "[", "null", "\"", ",", "true", "-1", "1e999", "\\u0000", "\"requestId\":7,", "\u0001",
                "\\ud800", "\"\\udc00\"", "\"requestId\":\"a\",\"requestId\":\"b\",", "\"unknown\":{\"a\":[1]},", new('[', 100), "\uFEFF"];
            text.Insert(random.Next(text.Length + 1), pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    /// <summary>Something where a path or a query has a value.</summary>
    public string Word() => Texts[random.Next(Texts.Length)] is { Length: <= 200 } text ? text : "610116-06";

    private IMessage Of(MessageDescriptor type, int depth = 0)
    {
        var message = type.Parser.ParseFrom([]);
        if (message is Timestamp time)
        {
            (time.Seconds, time.Nanos) = (Number(), (int)Number());
            return message;
        }

        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !field.IsMap && random.Next(4) > 0))
        {
            if (!field.IsRepeated)
            {
                if (Value(field, depth) is { } value)
                {
                    field.Accessor.SetValue(message, value);
                }

                continue;
            }

            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            var count = random.Next(60) == 0 && field.FieldType != FieldType.Message ? 5000 : random.Next(4);
            for (var index = 0; index < count && Value(field, depth) is { } value; index++)
            {
                list.Add(value is string { Length: > 100 } && count > 10 ? "610116-06" : value);
            }
        }

        return message;
    }

    private object? Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => field.Name == "request_id" && random.Next(3) > 0 ? NewId() : Texts[random.Next(Texts.Length)],
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Int32 => (int)Number(),
        FieldType.Int64 => Number(),
        FieldType.Enum => random.Next(4) == 0 ? (int)Number() : random.Next(12),
        FieldType.Bytes => ByteString.CopyFrom(Noise()),
        FieldType.Message when depth < Deepest => Of(field.MessageType, depth + 1),
        _ => null,
    };

    private string NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    private byte[] Noise()
    {
        var bytes = new byte[random.Next(3000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private long Number() => random.Next(8) switch
    {
        0 => 0,
        1 => -1,
        2 => int.MaxValue,
        3 => int.MinValue,
        4 => long.MaxValue,
        5 => long.MinValue,
        6 => random.Next(1, 5),
        _ => random.Next(),
    };
}
