using System.Text;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Names of members that BSON or the server would not take as they are (a leading "$" is an operator, a zero byte ends a name)
/// are written with %24, %00 and, to tell these apart, %25.
/// </summary>
internal static class BsonName
{
    public static bool NeedsEscape(ReadOnlySpan<byte> name) => name.StartsWith("$"u8) || name.IndexOfAny((byte)'%', (byte)0) >= 0;

    public static byte[] Escape(string name)
    {
        var escaped = name.Replace("%", "%25", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(escaped.StartsWith('$') ? "%24" + escaped[1..] : escaped);
    }

    public static bool IsEscaped(ReadOnlySpan<byte> name) => name.Contains((byte)'%');

    public static string Unescape(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        text = text.StartsWith("%24", StringComparison.Ordinal) ? "$" + text[3..] : text;
        return text.Replace("%00", "\0", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }
}
