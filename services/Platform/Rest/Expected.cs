using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Rest;

/// <summary>What is allowed in a field, in Chinese, for people who got it wrong.</summary>
internal static class Expected
{
    private const int MostNames = 30;

    public static string Value(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "应为文本（字符串）",
        FieldType.Bytes => "应为标准 base64 编码的文本",
        FieldType.Bool => "应为 true 或 false",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => $"应为 {int.MinValue} 到 {int.MaxValue} 的整数",
        FieldType.UInt32 or FieldType.Fixed32 => $"应为 0 到 {uint.MaxValue} 的整数",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => $"应为 {long.MinValue} 到 {long.MaxValue} 的整数",
        FieldType.UInt64 or FieldType.Fixed64 => $"应为 0 到 {ulong.MaxValue} 的整数",
        FieldType.Double or FieldType.Float => "应为数字",
        FieldType.Enum => "可用的值：" + string.Join("、", EnumNames(field.EnumType)),
        _ when field.MessageType.IsWrapperType() => Value(field.MessageType.Fields[1]),
        _ => Message(field.MessageType),
    };

    public static string Message(MessageDescriptor type) => type.FullName switch
    {
        "google.protobuf.Timestamp" => "应为时间，例如 \"2026-05-01T08:00:00Z\"",
        "google.protobuf.Duration" => "应为时长，例如 \"3.5s\"",
        "google.protobuf.FieldMask" => "应为以逗号分隔的字段名，例如 \"name,timeLimit\"",
        _ => "应为对象 {…}",
    };

    public static IEnumerable<string> EnumNames(EnumDescriptor type) => type.Values.Select(value => value.Name);

    /// <summary>"Unknown; did you mean …", or the list of what is allowed.</summary>
    public static string Unknown(string what, string given, IReadOnlyCollection<string> allowed)
    {
        if (Spelling.Nearest(given, allowed) is { } nearest)
        {
            return $"没有这个{what}；您是否想写 {nearest}";
        }

        return allowed.Count switch
        {
            0 => $"没有这个{what}；这里不接受任何{what}",
            > MostNames => $"没有这个{what}",
            _ => $"没有这个{what}；可用的{what}：{string.Join("、", allowed)}",
        };
    }
}
