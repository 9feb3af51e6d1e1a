using System.Buffers.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace OpenGov.Platform.Rest;

/// <summary>Whether a text can be the value of a field: in a path, a query, a key of a map, or a JSON string.</summary>
internal static partial class TextValue
{
    /// <summary>Whether the text is a value of the field (of one element, if it is repeated).</summary>
    public static bool Fits(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => true,
        FieldType.Bytes => Base64.IsValid(text),
        FieldType.Bool => text is "true" or "false",
        FieldType.Enum => field.EnumType.FindValueByName(text) is not null
            || IsInteger(text, int.MinValue, int.MaxValue) && field.EnumType.FindValueByNumber(int.Parse(text, CultureInfo.InvariantCulture)) is not null,
        FieldType.Message or FieldType.Group => FitsMessage(field.MessageType, text),
        _ => FitsNumber(field.FieldType, text),
    };

    /// <summary>Whether the text is a number of the type.</summary>
    public static bool FitsNumber(FieldType type, string text) => type switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => IsInteger(text, int.MinValue, int.MaxValue),
        FieldType.UInt32 or FieldType.Fixed32 => IsInteger(text, 0, uint.MaxValue),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => IsInteger(text, long.MinValue, long.MaxValue),
        FieldType.UInt64 or FieldType.Fixed64 => IsInteger(text, 0, ulong.MaxValue),
        FieldType.Double => IsNumber(text, double.MaxValue),
        FieldType.Float => IsNumber(text, float.MaxValue),
        _ => false,
    };

    /// <summary>Whether the text is the JSON string of a well-known type.</summary>
    public static bool FitsMessage(MessageDescriptor type, string text)
    {
        if (type.FullName == FieldMask.Descriptor.FullName)
        {
            return text.Length == 0 || FieldMaskText().IsMatch(text);
        }

        if (type.IsWrapperType())
        {
            return Fits(type.Fields[1], text);
        }

        if (type.FullName != Timestamp.Descriptor.FullName && type.FullName != Duration.Descriptor.FullName)
        {
            return false;
        }

        try
        {
            JsonParser.Default.Parse(System.Text.Json.JsonSerializer.Serialize(text), type);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Whether messages of the type are one string or number in JSON.</summary>
    public static bool IsText(MessageDescriptor type) =>
        type.FullName is "google.protobuf.Timestamp" or "google.protobuf.Duration" or "google.protobuf.FieldMask" || type.IsWrapperType();

    /// <summary>Whether the type wraps a scalar, so that it can be missing.</summary>
    public static bool IsWrapperType(this MessageDescriptor type) => type.File.Name == "google/protobuf/wrappers.proto";

    private static bool IsInteger(string text, decimal least, decimal most) =>
        IntegerText().IsMatch(text)
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most;

    private static bool IsNumber(string text, double most) => text is "NaN" or "Infinity" or "-Infinity"
        || NumberText().IsMatch(text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most;

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,25})\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerText();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberText();

    [GeneratedRegex(@"^[A-Za-z0-9_.]+(,[A-Za-z0-9_.]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FieldMaskText();
}
