using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Versions;

/// <summary>
/// SHA-256 (hexadecimal, lower case) of the content of a version: what a decision is bound to.
/// The hashed bytes are netstrings (decimal byte length, ":", UTF-8 bytes, ",") one after another, in this order:
/// "opengov.catalogue.v1", catalogue id, version number, number of items; for each item: id (UUID with "-"), category, name, content,
/// number of bases, each basis as written, time limit as written, number of subjects, each subject, number of methods, each method's
/// number, number of channels, each channel's kind number, use number and name, "1" or "0" for the whole society, specific groups,
/// number of levels, each level's number, remarks. Numbers are those of the contract's enums. What is only understood from a text
/// (parsed bases and time limits) is left out, so that a better parser does not void a decision.
/// </summary>
public static class ContentDigest
{
    /// <summary>The digest of a version's content.</summary>
    public static string Of(CatalogueVersion version)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = new Writer(hash);
        content.Text("opengov.catalogue.v1");
        content.Text(version.CatalogueId);
        content.Number(version.Number);
        content.All(version.Items, item =>
        {
            content.Text(item.Id.ToString("D"));
            Elements(content, item.Elements);
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Elements(Writer content, ItemElements elements)
    {
        content.Text(elements.Category);
        content.Text(elements.Name);
        content.Text(elements.Content);
        content.All(elements.Bases, basis => content.Text(basis.Text));
        content.Text(elements.TimeLimit.Text);
        content.All(elements.Subjects, content.Text);
        content.All(elements.Methods, method => content.Number((int)method));
        content.All(elements.Channels, channel =>
        {
            content.Number((int)channel.Kind);
            content.Number((int)channel.Use);
            content.Text(channel.Name);
        });
        content.Text(elements.Audience.WholeSociety ? "1" : "0");
        content.Text(elements.Audience.SpecificGroups);
        content.All(elements.Levels, level => content.Number((int)level));
        content.Text(elements.Remarks);
    }

    private sealed class Writer(IncrementalHash hash)
    {
        private byte[] buffer = new byte[4096];

        public void Text(string text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            if (buffer.Length < length + 16)
            {
                buffer = new byte[length + 16];
            }

            length.TryFormat(buffer, out var start, provider: CultureInfo.InvariantCulture);
            buffer[start] = (byte)':';
            var end = start + 1 + Encoding.UTF8.GetBytes(text, buffer.AsSpan(start + 1));
            buffer[end] = (byte)',';
            hash.AppendData(buffer.AsSpan(0, end + 1));
        }

        public void Number(int number) => Text(number.ToString(CultureInfo.InvariantCulture));

        public void All<T>(IReadOnlyList<T> all, Action<T> each)
        {
            Number(all.Count);
            foreach (var one in all)
            {
                each(one);
            }
        }
    }
}
