using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Marks;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>
/// Reads a cell that says in words what the official table ticks: "全社会", "县级、乡级", "■主动 □依申请". Where there are boxes they decide, else
/// the words that are there.
/// </summary>
internal static class WordChoices
{
    /// <summary>Which of the options a cell chooses, and the words that are none of them.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="options">The words of each option; of several that fit the longest counts.</param>
    public static (IReadOnlySet<int> Chosen, string Others) Read(string cell, IReadOnlyList<string[]> options)
    {
        var text = WrittenText.Compact(cell);
        var (marked, plain, rest) = (new HashSet<int>(), new HashSet<int>(), new List<char>());
        var hasBoxes = false;
        for (var at = 0; at < text.Length;)
        {
            var mark = MarkGlyphs.Read(text[at]);
            var start = mark is MarkState.Unknown ? at : at + 1;
            hasBoxes |= mark is not MarkState.Unknown;
            if (Option(text, start, options) is { } found)
            {
                plain.Add(found.Option);
                if (mark is MarkState.Chosen || (mark is MarkState.Unknown && start + found.Length < text.Length && MarkGlyphs.Read(text[start + found.Length]) is MarkState.Chosen && text[start + found.Length] == '√')) marked.Add(found.Option);
                at = start + found.Length;
            }
            else
            {
                if (mark is MarkState.Unknown) rest.Add(text[at]);
                at++;
            }
        }

        return (hasBoxes ? marked : plain, new string([.. rest]).Trim('、', '，', '；', '/', '。', '和', '及', '：', '+', '（', '）'));
    }

    private static (int Option, int Length)? Option(string text, int at, IReadOnlyList<string[]> options)
    {
        (int Option, int Length)? best = null;
        for (var i = 0; i < options.Count; i++)
        {
            foreach (var word in options[i])
            {
                if (word.Length > (best?.Length ?? 0) && at + word.Length <= text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0) best = (i, word.Length);
            }
        }

        return best;
    }
}
