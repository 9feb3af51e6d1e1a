using System.Text;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// Bytes of a text file to text: UTF-8 with or without mark, UTF-16 with mark, and GB18030, which Chinese Excel writes. A byte that no
/// encoding explains refuses the file; nothing becomes a question mark.
/// </summary>
internal static class TextDecoding
{
    private const int Gb18030CodePage = 54936;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <param name="content">The bytes.</param>
    /// <param name="advice">What to do when they are no text.</param>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: not text in one of these encodings.</exception>
    public static string Decode(ReadOnlySpan<byte> content, string advice = "请另存为“CSV UTF-8（逗号分隔）”后再导入")
    {
        var text = content switch
        {
            [0xEF, 0xBB, 0xBF, .. var marked] => TryDecode(Utf8, marked),
            [0xFF, 0xFE, .. var marked] => TryDecode(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), marked),
            [0xFE, 0xFF, .. var marked] => TryDecode(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), marked),
            _ => TryDecode(Utf8, content) ?? TryDecode(Gb18030, content),
        };
        return text is null || text.Contains('\0', StringComparison.Ordinal)
            ? throw Unreadable.File($"文字编码无法识别；{advice}")
            : text;
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
