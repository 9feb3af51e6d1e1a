using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>
/// Reads a cell that says in words what the official table ticks: "全社会", "县级、乡级", "■主动 □依申请". Where there are boxes they decide, else
/// the words that are there.
/// </summary>
internal static class WordChoices
{
    private static readonly char[] Joining = ['、', '，', '；', '/', '。', '和', '及', '：', '+', '（', '）'];

    /// <summary>Which of the options a cell chooses, and the words that are none of them.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="options">The words of each option; of several that fit the longest counts.</param>
    public static (IReadOnlySet<int> Chosen, string Others) Read(string cell, IReadOnlyList<string[]> options)
    {
        var text = WrittenText.Compact(cell);
        var (ticked, named, others) = (new HashSet<int>(), new HashSet<int>(), new List<char>());
        var (hasBoxes, mark) = (false, MarkState.Blank);
        for (var at = 0; at < text.Length;)
        {
            if (MarkGlyphs.Read(text[at]) is not MarkState.Unknown and var box)
            {
                (hasBoxes, mark) = (true, box);
                at++;
            }
            else if (Option(text, at, options) is { } found)
            {
                named.Add(found.Option);
                at += found.Length;
                // "主动√": a tick behind the last word is that word's.
                if (mark is MarkState.Chosen || (mark is MarkState.Blank && at == text.Length - 1 && text[at] == '√')) ticked.Add(found.Option);
                mark = MarkState.Blank;
            }
            else
            {
                others.Add(text[at++]);
            }
        }

        return (hasBoxes ? ticked : named, new string([.. others]).Trim(Joining));
    }

    private static (int Option, int Length)? Option(string text, int at, IReadOnlyList<string[]> options)
    {
        (int Option, int Length)? best = null;
        for (var i = 0; i < options.Count; i++)
        {
            foreach (var word in options[i])
            {
                if (word.Length > (best?.Length ?? 0) && text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) best = (i, word.Length);
            }
        }

        return best;
    }
}
