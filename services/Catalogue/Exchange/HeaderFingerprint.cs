using System.Security.Cryptography;
using System.Text;
using OpenGov.Catalogues.Exchange.Tables;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Tells tables with the same header: 32 hexadecimal digits of a hash over the header's texts, without blanks and width.</summary>
internal static class HeaderFingerprint
{
    public const int Length = 32;

    public static string Of(FoundTable table)
    {
        var header = table.Header is { } block
            ? string.Join('\n', Enumerable.Range(0, block.Width).Select(i => string.Join('|', block.Texts(i).Select(WrittenText.Compact))))
            : $"{table.Rows.Max(row => row.Width)} columns without a header";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(header)).AsSpan(0, 16));
    }
}
