using System.Text;

namespace OpenGov.Platform.Documents;

/// <summary>The order of strings by their UTF-8 bytes, which is the order of their code points.</summary>
internal static class TextOrder
{
    /// <summary>The smallest string above every string that begins with the prefix; null when there is none.</summary>
    public static string? AboveAll(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last < 0x10FFFF)
            {
                // Surrogates are no code points of their own: after U+D7FF comes U+E000.
                runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
                return string.Concat(runes);
            }
        }

        return null;
    }
}
