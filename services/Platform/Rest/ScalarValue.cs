using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Rest;

/// <summary>Whether a JSON token is a scalar value of a field.</summary>
internal static class ScalarValue
{
    /// <summary>Whether the token is a value of the field, and whether the transcoding reads this spelling of it.</summary>
    public static (bool Fits, bool Plain) Fits(ref Utf8JsonReader json, FieldDescriptor field)
    {
        var type = field.FieldType;
        if (type is FieldType.Message or FieldType.Group)
        {
            return FitsMessage(ref json, field.MessageType);
        }

        return json.TokenType switch
        {
            JsonTokenType.String when type is FieldType.String => (IsText(ref json), true),
            JsonTokenType.String when type is FieldType.Bytes => (IsBase64(ref json), true),
            JsonTokenType.String when type is FieldType.Bool => (false, true),
            JsonTokenType.String when type is FieldType.Enum => (field.EnumType.FindValueByName(Text(ref json)) is not null, true),
            JsonTokenType.String => (TextValue.FitsNumber(type, Text(ref json)), IsStringInJson(type) || !char.IsAsciiDigit(LastLetter(ref json))),
            JsonTokenType.True or JsonTokenType.False => (type is FieldType.Bool, true),
            JsonTokenType.Number when type is FieldType.Enum =>
                (json.TryGetInt32(out var number) && field.EnumType.FindValueByNumber(number) is not null, true),
            JsonTokenType.Number => FitsNumber(Raw(ref json), type),
            _ => (false, true),
        };
    }

    /// <summary>What is wrong with a token that does not fit.</summary>
    public static string Complaint(ref Utf8JsonReader json, FieldDescriptor field) => json.TokenType switch
    {
        JsonTokenType.Null => "不能是 null；" + Expected.Value(field),
        JsonTokenType.String when field.FieldType is FieldType.Enum && Text(ref json) is { } given =>
            Expected.Unknown("值", given, [.. Expected.EnumNames(field.EnumType)]),
        JsonTokenType.String when field.FieldType is FieldType.String => "含有无效的 Unicode 转义",
        _ => Expected.Value(field),
    };

    private static (bool Fits, bool Plain) FitsMessage(ref Utf8JsonReader json, MessageDescriptor type) =>
        type.IsWrapperType() ? Fits(ref json, type.Fields[1])
        : json.TokenType == JsonTokenType.String ? (TextValue.FitsMessage(type, Text(ref json)), true)
        : (false, true);

    private static (bool Fits, bool Plain) FitsNumber(string raw, FieldType type)
    {
        if (TextValue.FitsNumber(type, raw))
        {
            return (true, true);
        }

        // 1.0 and 1e2 are whole numbers in JSON; "-0" too.
        return decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && type is not (FieldType.Double or FieldType.Float)
            ? (TextValue.FitsNumber(type, decimal.Truncate(number).ToString("F0", CultureInfo.InvariantCulture)), false)
            : (false, true);
    }

    private static bool IsStringInJson(FieldType type) => type is FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64
        or FieldType.Fixed64 or FieldType.SFixed64;

    private static bool IsBase64(ref Utf8JsonReader json) =>
        json.ValueIsEscaped ? Base64.IsValid(Text(ref json)) : Base64.IsValid(json.ValueSpan);

    private static bool IsText(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return true; // the body as a whole is valid UTF-8
        }

        try
        {
            json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Text(ref Utf8JsonReader json) => IsText(ref json) ? json.GetString()! : "";

    private static char LastLetter(ref Utf8JsonReader json) => Text(ref json) is { Length: > 0 } text ? text[^1] : ' ';

    private static string Raw(ref Utf8JsonReader json) => Encoding.UTF8.GetString(json.ValueSpan);
}
